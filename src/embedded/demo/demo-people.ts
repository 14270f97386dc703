import type { Role } from '@/kernel/acting-member';
import type { DemoMember } from './demo-house';

type Line = readonly [name: string, about?: string, shy?: 'shy'];

const person = (email: string, role: Role, [name, about = '', shy]: Line): DemoMember => ({
  email,
  name,
  role,
  about,
  shy: shy === 'shy',
});

/** `Zoë Müller` is zoe.muller@… */
const addressOf = (name: string, domain: string) =>
  `${name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/[^a-z ]/g, '')
    .split(' ')
    .join('.')}@${domain}`;

const guests = (domain: string, role: Role, lines: readonly Line[]) =>
  lines.map((line) => person(addressOf(line[0], domain), role, line));

/** Who comes to Harbour House: sixty people, most from Portugal, many from elsewhere. Made up, every one. */
export const harbourPeople: readonly DemoMember[] = [
  person('owner@harbour.test', 'owner', [
    'Helena Duarte',
    'Opened Harbour House in an old sail loft. Ask me anything about the building.',
  ]),
  person('manager@harbour.test', 'manager', [
    'Rui Tavares',
    'Keeps the house running. Coffee, contracts and the folding wall.',
  ]),
  person('desk@harbour.test', 'front_desk', ['Sofia Marques', 'At the front desk in the mornings.']),
  person('jonas.berg@harbour.test', 'front_desk', ['Jonas Berg', 'At the front desk in the afternoons.']),
  person('host@harbour.test', 'host', [
    'Camila Rocha',
    'Hosts the community evenings. Spends the northern winter on Lord Howe Island.',
  ]),
  person('amara.okafor@harbour.test', 'host', [
    'Amara Okafor',
    'Runs the founders’ breakfast on the first Tuesday of the month.',
  ]),
  person('member@harbour.test', 'member', [
    'Clara Nunes',
    'Product designer for health start-ups. Here on Mondays and Wednesdays.',
  ]),
  person('visitor@harbour.test', 'visitor', ['Theo Lambert', 'In Lisbon for a few weeks.']),
  ...guests('harbour.test', 'visitor', [
    ['Ingrid Solheim', 'Journalist from Bergen, passing through.'],
    ['Mateo Rivas', 'Visiting from Valencia.', 'shy'],
  ]),
  ...guests('harbour.test', 'member', [
    ['Miguel Antunes', 'Backend engineer, mostly Go. Always up for lunch.'],
    ['Beatriz Lopes', 'Illustrator and letterer. The studio desks are my second home.'],
    ['Tomás Ferreira', 'Architect, with a team of three in the Captain’s office.'],
    ['Inês Carvalho', 'Tax adviser for freelancers, in plain words.'],
    ['João Pinheiro', 'Builds maps for bicycle logistics.'],
    ['Mariana Sousa', 'UX researcher. I collect odd chairs.'],
    ['Pedro Almeida', '', 'shy'],
    ['Leonor Batista', 'Translator: Portuguese, English, Dutch.'],
    ['Diogo Matos', 'iOS developer, surfer before nine.'],
    ['Carolina Reis', 'Photographer. Food, ships and people who hold still.'],
    ['André Figueiredo', 'Data analyst at a wind-farm operator.'],
    ['Rita Vasconcelos', 'Lawyer for contracts between small firms.'],
    ['Gonçalo Teixeira', 'Founder, teaching software for music schools.'],
    ['Joana Moreira', 'Copywriter, mostly for museums.'],
    ['Francisco Leal', '', 'shy'],
    ['Madalena Cruz', 'Landscape planner. Brings tomatoes in summer.'],
    ['Zoë Müller', 'Climate-risk modeller from Leipzig.'],
    ['Lukas Weber', 'Embedded engineer, two screens please.'],
    ['Hannah Schäfer', 'Podcast producer. Phone booth regular.'],
    ['Emma de Vries', 'Runs a remote team of twelve from the quiet room.'],
    ['Bram Janssen', 'Sailing instructor and bookkeeper, in that order.'],
    ['Chloé Martin', 'Subtitles films.'],
    ['Antoine Girard', 'Security consultant.', 'shy'],
    ['Léa Fontaine', 'Textile designer, moved here from Lyon.'],
    ['Giulia Conti', 'Recruiter for hospitality.'],
    ['Marco Bianchi', 'Chef who became a spreadsheet person.'],
    ['Lucía Navarro', 'Marine biologist writing a book.'],
    ['Pablo Ortega', 'Front-end developer and amateur luthier.'],
    ['Aoife Byrne', 'Grant writer for charities.'],
    ['Niamh Kelly', 'Illustrates children’s books.'],
    ['Oliver Hughes', 'Works London hours from a Lisbon desk.'],
    ['Priya Raman', 'Product manager, payments.'],
    ['Arjun Mehta', 'Machine-learning engineer. Chess at lunch?'],
    ['Yuki Tanaka', 'Ceramics shop by night, project manager by day.'],
    ['Min-jun Park', 'Game composer.'],
    ['Linh Tran', 'Accountant for three restaurants.'],
    ['Wei Chen', 'Supply-chain analyst.', 'shy'],
    ['Fatima Zahra Idrissi', 'Interpreter: Arabic, French, Portuguese.'],
    ['Omar Haddad', 'Civil engineer, bridges.'],
    ['Thandiwe Nkosi', 'Brand strategist from Durban.'],
    ['Kwame Mensah', 'Solar-power installations in West Africa, planned from here.'],
    ['Adaeze Obi', 'Physiotherapist who writes software for physiotherapists.'],
    ['Gabriela Santos', 'From Recife. Video editor.'],
    ['Rafael Oliveira', 'Teaches Python to accountants.'],
    ['Valentina Rojas', 'Public-transport planner.'],
    ['Emily Carter', 'Novelist. Please do not ask how the book is going.'],
    ['Noah Whitlock', 'Works for a Sydney firm, so I leave when you arrive.'],
    ['Maja Kowalska', 'QA engineer, plants on every desk.'],
    ['Łukasz Zieliński', 'Sound designer.'],
    ['Søren Dahl', 'Furniture maker with a laptop half.'],
  ]),
];

/** The few who work in the hut on Lord Howe Island. */
export const lagoonPeople: readonly DemoMember[] = [
  person('owner@lagoon.test', 'owner', ['Kirra Thompson', 'Grew up on the island, came back with fibre internet.']),
  person('member@lagoon.test', 'member', ['Jack Ellery', 'Bird surveys in the morning, reports at Desk 2.']),
  person('host@harbour.test', 'visitor', ['Camila Rocha', 'From Lisbon. On the island when it is winter there.']),
  ...guests('lagoon.test', 'member', [
    ['Moana Fraser', 'Runs the museum’s web shop.'],
    ['Liam Gower', 'Walking guide and part-time accountant.'],
    ['Isla Nichols', 'Marine park ranger.', 'shy'],
    ['Hugo Lindqvist', 'Came for two weeks in spring, still here.'],
    ['Tane Walker', 'Drone pilot, rodent-free island programme.'],
  ]),
  ...guests('lagoon.test', 'visitor', [['Grace Okada', 'On holiday, with one deadline.']]),
];
