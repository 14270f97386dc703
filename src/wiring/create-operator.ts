import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { paths } from '@/client/paths';
import { createOperator } from '@/features/onboarding/commands/create-operator';
import { createOperatorInput, type CreateOperatorInput } from '@/features/onboarding/onboarding.contract';
import { closePool } from '@/server/db/pool';
import { envOrExit } from '@/server/env';
import './reactions';

/** `npm run operator:create`: the first operator of a fresh installation, or one more. Asks for what is missing where somebody can answer. */
type Field = keyof CreateOperatorInput;
const FIELDS: Record<Field, { readonly flag: string; readonly asks: string }> = {
  name: { flag: 'name', asks: 'What is the business called? (Harbour)' },
  slug: { flag: 'slug', asks: 'Its part of the address, /o/…? (harbour)' },
  owner: { flag: 'owner', asks: 'Mail address of its owner? (owner@example.org)' },
  space: { flag: 'space', asks: 'What is its first space called? (Harbour House)' },
  timeZone: { flag: 'time-zone', asks: 'Time zone of that space? (Europe/Lisbon)' },
  country: { flag: 'country', asks: 'Its country, in two letters? (PT)' },
  currency: { flag: 'currency', asks: 'Currency of its prices, in three letters? (EUR)' },
};
const NAMES = Object.keys(FIELDS) as Field[];
const EXAMPLE =
  'npm run operator:create -- --name "Harbour" --slug harbour --owner owner@example.org --space "Harbour House" --time-zone Europe/Lisbon --country PT --currency EUR';

function stop(...sentences: string[]): never {
  console.error(sentences.join('\n'));
  process.exit(1);
}

function readFlags(): Partial<Record<Field, string>> {
  const options = Object.fromEntries(NAMES.map((name) => [FIELDS[name].flag, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ options, strict: true, allowPositionals: false });
    return Object.fromEntries(
      NAMES.flatMap((name) => (values[FIELDS[name].flag] ? [[name, values[FIELDS[name].flag]]] : [])),
    );
  } catch (error) {
    return stop(
      `${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      `Write it like this: ${EXAMPLE}`,
    );
  }
}

const problemWith = (name: Field, text: string): string | null => {
  const read = createOperatorInput.shape[name].safeParse(text);
  return read.success
    ? null
    : `"${text}" does not fit --${FIELDS[name].flag}: ${read.error.issues[0]?.message ?? 'wrong'}`;
};

async function askForTheRest(given: Partial<Record<Field, string>>): Promise<Partial<Record<Field, string>>> {
  const answers = { ...given };
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const name of NAMES) {
      while (!answers[name]) {
        const answer = (await terminal.question(`${FIELDS[name].asks} `)).trim();
        const problem = answer ? problemWith(name, answer) : null;
        if (problem) console.error(problem);
        else answers[name] = answer;
      }
    }
    return answers;
  } finally {
    terminal.close();
  }
}

const given = readFlags();
const problems = NAMES.flatMap((name) => (given[name] ? (problemWith(name, given[name]) ?? []) : []));
if (problems.length > 0) stop(...problems);
const missing = NAMES.filter((name) => !given[name]);
if (missing.length > 0 && !(process.stdin.isTTY && process.stdout.isTTY))
  stop(`Please give ${missing.map((name) => `--${FIELDS[name].flag}`).join(', ')} as well. For example: ${EXAMPLE}`);
const { APP_URL } = envOrExit();
const input = createOperatorInput.parse(missing.length > 0 ? await askForTheRest(given) : given);
try {
  const { outcome, slug, linkMinutes } = await createOperator(input);
  const mailed = `A sign-in link that stands for ${linkMinutes / 1440} days is on its way to ${input.owner} (the worker sends it: "npm run worker").`;
  if (outcome === 'taken')
    stop(`There is an operator at /o/${slug} already, and ${input.owner} is no owner of it. Choose another --slug.`);
  else if (outcome === 'there') console.log(`${input.name} is there already, nothing was made twice. ${mailed}`);
  else
    console.log(
      `${input.name} is ready at ${APP_URL}${paths.operator(slug)}, with the space ${input.space}. ${mailed}`,
    );
} catch (error) {
  stop(`The operator could not be made: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await closePool();
}
