import type { ResourceShape } from '@/features/floor-plan/floor-plan.contract';
import { at, deskShape, polygonShape, roomShape, type DemoPlan, type DemoResource } from './demo-plan';
import { harbourFirstFloor } from './harbour-first-floor';
import { harbourGroundFloor } from './harbour-ground-floor';

const GROUND = 'ground-floor';
const FIRST = 'first-floor';

function desk(
  number: number,
  floor: string,
  group: string | undefined,
  shape: ResourceShape,
  extra = '',
): DemoResource {
  const words = {
    'window-desks': ['Monitor', 'Daylight'],
    'quiet-room': ['Monitor', 'No calls'],
    studio: ['Two monitors', 'Height-adjustable'],
  } as Record<string, string[]>;
  const said = {
    'window-desks': 'At the long windows, facing the water.',
    'quiet-room': 'In the quiet room: no calls, soft carpet, door closed.',
    studio: 'In the studio, with room for samples and a second screen.',
  } as Record<string, string>;
  return {
    slug: `desk-${number}`,
    name: `Desk ${number}`,
    kind: 'desk',
    capacity: 1,
    floor,
    ...(group ? { group } : {}),
    shape,
    amenities: (group && words[group]) || ['Height-adjustable'],
    description: (group && said[group]) || extra,
    openToVisitors: group !== 'studio',
  };
}

const windowDesks = [
  ...[690, 840, 990, 1140].map((y, i) => desk(i + 1, GROUND, 'window-desks', deskShape(84, y, 'right'))),
  ...[260, 410, 560, 710].map((x, i) => desk(i + 5, GROUND, 'window-desks', deskShape(x, 1400, 'top'))),
];
const quietRoom = [
  ...[100, 250, 400, 550].map((x, i) => desk(i + 11, FIRST, 'quiet-room', deskShape(x, 84, 'bottom'))),
  ...[160, 310].map((x, i) => desk(i + 15, FIRST, 'quiet-room', deskShape(x, 466, 'top'))),
];
const studio = [
  ...[230, 380, 530].map((x, i) => desk(i + 17, FIRST, 'studio', deskShape(x, 940, 'top'))),
  ...[230, 380, 530].map((x, i) => desk(i + 20, FIRST, 'studio', deskShape(x, 1080, 'bottom'))),
];
const desksOnTheRug = [
  desk(9, GROUND, undefined, deskShape(510, 820, 'top'), 'One of two desks on the big rug, back to back.'),
  desk(10, GROUND, undefined, deskShape(510, 960, 'bottom'), 'One of two desks on the big rug, back to back.'),
];
const desksAtTheWindow = [
  desk(23, FIRST, undefined, deskShape(1010, 1400, 'top'), 'By itself at the south window of the living room.'),
  desk(24, FIRST, undefined, deskShape(1240, 1400, 'top'), 'By itself at the south window of the living room.'),
];

const room = (
  slug: string,
  name: string,
  capacity: number,
  floor: string,
  shape: ResourceShape,
  amenities: string[],
  description: string,
): DemoResource => ({
  slug,
  name,
  kind: 'meeting_room',
  capacity,
  floor,
  shape,
  amenities,
  description,
  openToVisitors: true,
});

const meetingRooms = [
  room(
    'anchor',
    'Anchor',
    4,
    GROUND,
    roomShape(1566, 1106, 1954, 1548, 4),
    ['Screen', 'Whiteboard'],
    'A small room for four, next to the entrance.',
  ),
  room(
    'beacon',
    'Beacon',
    6,
    GROUND,
    polygonShape([at(1966, 1106), at(2448, 1106), at(2448, 1255), at(2155, 1548), at(1966, 1548)], 6),
    ['Screen', 'Whiteboard', 'Video calls'],
    'Six seats in the bow of the house, light from two sides.',
  ),
  room(
    'compass',
    'Compass',
    8,
    FIRST,
    roomShape(766, 72, 1234, 614, 8),
    ['Screen', 'Whiteboard', 'Video calls'],
    'Eight seats round one table, a screen on the wall.',
  ),
  room(
    'lighthouse',
    'Lighthouse',
    10,
    FIRST,
    polygonShape([at(1766, 906), at(2448, 906), at(2448, 1255), at(2155, 1548), at(1766, 1548)], 10),
    ['Large screen', 'Whiteboard', 'Video calls', 'Sea view'],
    'The room with the view: ten seats, windows on three sides.',
  ),
];

const booth = (number: number, floor: string, shape: ResourceShape): DemoResource => ({
  slug: `phone-booth-${number}`,
  name: `Phone booth ${number}`,
  kind: 'phone_booth',
  capacity: 1,
  floor,
  shape,
  amenities: ['Soundproof', 'Power'],
  description: 'Closed, ventilated and quiet, for a call of up to two hours.',
  openToVisitors: true,
});

const booths = [
  booth(1, GROUND, roomShape(2296, 676, 2448, 874, 1)),
  booth(2, GROUND, roomShape(2296, 886, 2448, 1094, 1)),
  booth(3, FIRST, roomShape(906, 766, 1054, 954, 1)),
];

const office = (
  slug: string,
  name: string,
  capacity: number,
  shape: ResourceShape,
  description: string,
): DemoResource => ({
  slug,
  name,
  kind: 'private_office',
  capacity,
  floor: FIRST,
  shape,
  amenities: ['Lockable', 'Own printer', 'Bookshelf'],
  description,
  openToVisitors: false,
});

const offices = [
  office(
    'captains-office',
    "Captain's office",
    3,
    roomShape(1566, 72, 2004, 514, 3),
    'A lockable office for a team of three.',
  ),
  office(
    'crows-nest',
    "Crow's nest",
    2,
    roomShape(2016, 72, 2448, 514, 2),
    'A lockable corner office for two, windows north and east.',
  ),
];

const hall = (
  slug: string,
  name: string,
  capacity: number,
  shape: ResourceShape,
  description: string,
  partsOf?: string[],
): DemoResource => ({
  slug,
  name,
  kind: 'event_space',
  capacity,
  floor: GROUND,
  shape,
  amenities: partsOf ? ['Projector', 'Sound system', 'Stage light'] : ['Projector', 'Folding wall'],
  description,
  openToVisitors: true,
  ...(partsOf ? { partsOf } : {}),
});

const halls = [
  hall('hall', 'Hall', 60, roomShape(72, 72, 1234, 554, 60), 'Both halves with the wall folded away, for sixty.', [
    'hall-west',
    'hall-east',
  ]),
  hall('hall-west', 'Hall West', 28, roomShape(72, 72, 647, 554, 28), 'The western half, with the screen.'),
  hall('hall-east', 'Hall East', 28, roomShape(647, 72, 1234, 554, 28), 'The eastern half, next to the stairs.'),
];

export const harbourHouse: DemoPlan = {
  floors: [
    { slug: GROUND, name: 'Ground floor', level: 0, drawing: harbourGroundFloor },
    { slug: FIRST, name: 'First floor', level: 1, drawing: harbourFirstFloor },
  ],
  groups: [
    { slug: 'window-desks', name: 'Window desks', floor: GROUND },
    { slug: 'quiet-room', name: 'Quiet room', floor: FIRST },
    { slug: 'studio', name: 'Studio', floor: FIRST },
  ],
  resources: [
    ...windowDesks,
    ...desksOnTheRug,
    ...quietRoom,
    ...studio,
    ...desksAtTheWindow,
    ...meetingRooms,
    ...booths,
    ...offices,
    ...halls,
  ],
};
