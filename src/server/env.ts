import { z } from 'zod';

/** `FOO=` in a file means the same as no `FOO` at all. */
const blankIsMissing = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const variable = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsMissing, schema);

const text = (shouldBe: string) => z.string({ error: shouldBe });
const urlOf = (schemes: readonly string[], shouldBe: string) =>
  text(shouldBe).refine(
    (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.replace(':', '')),
    shouldBe,
  );
const wholeNumber = (least: number, most: number, standard: number) => {
  const shouldBe = `a whole number from ${least} to ${most} (without it, ${standard})`;
  return variable(
    z.coerce.number({ error: shouldBe }).int(shouldBe).min(least, shouldBe).max(most, shouldBe).default(standard),
  );
};
const flag = variable(
  z
    .enum(['true', 'false', '1', '0'], { error: 'true or false (without it, false)' })
    .default('false')
    .transform((value) => value === 'true' || value === '1'),
);
const optionalFlag = variable(
  z
    .enum(['true', 'false', '1', '0'], { error: 'true or false' })
    .transform((value) => value === 'true' || value === '1')
    .optional(),
);
const port = variable(
  z.coerce
    .number({ error: 'a port number' })
    .int('a port number')
    .min(1, 'a port number')
    .max(65_535, 'a port number')
    .optional(),
);
const optionalText = (shouldBe: string) => variable(text(shouldBe).optional());

const POSTGRES_URL =
  'the address of a Postgres database, such as postgres://coworkflow:secret@localhost:5432/coworkflow';

const schema = z.object({
  DATABASE_URL: variable(urlOf(['postgres', 'postgresql'], `${POSTGRES_URL}, with the app's own login`)),
  MIGRATION_DATABASE_URL: variable(
    urlOf(['postgres', 'postgresql'], `${POSTGRES_URL}, with the login that owns the database`).optional(),
  ),
  DATABASE_POOL_SIZE: wholeNumber(1, 500, 10),
  APP_URL: variable(
    urlOf(['http', 'https'], 'the address under which people reach the site, such as https://book.example.org')
      // A browser's origin has no slash at its end, and every path here begins with one.
      .transform((value) => value.replace(/\/+$/, '')),
  ),
  NEXTAUTH_SECRET: variable(
    text('a random text of at least 32 characters that signs the sessions; "openssl rand -base64 32" makes one').min(
      32,
      'a random text of at least 32 characters; "openssl rand -base64 32" makes one',
    ),
  ),
  SMTP_URL: variable(
    urlOf(['smtp', 'smtps'], 'the mail server to send through, such as smtps://user:secret@mail.example.org'),
  ),
  MAIL_FROM: variable(
    text('the sender of all mail, such as CoWorkFlow <hello@example.org>').regex(
      /^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/,
      'the sender of all mail, such as CoWorkFlow <hello@example.org>',
    ),
  ),
  PUSHER_APP_ID: optionalText('the id of the Pusher app'),
  PUSHER_KEY: optionalText('the key of the Pusher app'),
  PUSHER_SECRET: optionalText('the secret of the Pusher app'),
  PUSHER_CLUSTER: variable(text('the cluster of the Pusher app, such as eu').default('mt1')),
  PUSHER_HOST: optionalText('the host of a server that speaks the Pusher protocol; leave it out for hosted Pusher'),
  PUSHER_PORT: port,
  PUSHER_USE_TLS: optionalFlag,
  PUSHER_PUBLIC_HOST: optionalText('the same server as browsers reach it (without it, PUSHER_HOST)'),
  PUSHER_PUBLIC_PORT: port,
  PUSHER_PUBLIC_TLS: optionalFlag,
  FILES_DIR: variable(text('the folder in which uploaded files are kept (without it, files)').default('files')),
  S3_BUCKET: optionalText('the bucket in which uploaded files are kept'),
  S3_ENDPOINT: variable(
    urlOf(['http', 'https'], 'the address of a store that speaks the S3 protocol; leave it out for Amazon').optional(),
  ),
  S3_REGION: variable(
    text('the region of the bucket, such as eu-central-1 (without it, us-east-1)').default('us-east-1'),
  ),
  S3_ACCESS_KEY_ID: optionalText('the id of the access key to the bucket'),
  S3_SECRET_ACCESS_KEY: optionalText('the secret of the access key to the bucket'),
  S3_FORCE_PATH_STYLE: flag,
  RATE_LIMIT_SIGN_IN_PER_MINUTE: wholeNumber(1, 1_000_000, 10),
  RATE_LIMIT_GUESSES_PER_MINUTE: wholeNumber(1, 1_000_000, 10),
  RATE_LIMIT_WRITES_PER_MINUTE: wholeNumber(1, 1_000_000, 60),
  RATE_LIMIT_ADDRESS_PER_MINUTE: wholeNumber(1, 1_000_000, 300),
  TRUST_PROXY: flag,
  UNDO_SECONDS: wholeNumber(0, 3600, 20),
  LOG_LEVEL: variable(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'fatal, error, warn, info, debug, trace or silent (without it, info)',
      })
      .default('info'),
  ),
  COWORKFLOW_DEMO: flag,
  MAIL_CATCHER_URL: variable(urlOf(['http', 'https'], 'the address of the mail catcher of a demo').optional()),
});

export type Env = z.infer<typeof schema>;
export type VariableName = keyof Env;
export const VARIABLE_NAMES = Object.keys(schema.shape) as VariableName[];

/** Says of every variable that is missing or wrong which one it is and what it should be. It never repeats a value: one may be a password. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** Either all of them or none. */
const BELONG_TOGETHER: readonly (readonly VariableName[])[] = [
  ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'],
  ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
];
const inWords = (names: readonly string[]) => `the three ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

type Source = Readonly<Record<string, string | undefined>>;

/** Reads the variables; `required` names those that only some programs need, such as the owner's database login. */
export function parseEnv(source: Source, required: readonly VariableName[] = []): Env {
  return parseWith(schema, source, required);
}

function parseWith<S extends z.ZodType>(part: S, source: Source, required: readonly VariableName[]): z.infer<S> {
  const read = part.safeParse(source);
  const wrong = new Map<string, string>();
  const given = (name: string) => blankIsMissing(source[name]) !== undefined;
  for (const issue of read.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (!wrong.has(name)) wrong.set(name, sentence(name, given(name), issue.message));
  }
  for (const name of required) {
    if (!given(name) && !wrong.has(name)) wrong.set(name, sentence(name, false, describe(name)));
  }
  for (const names of BELONG_TOGETHER) {
    if (!names.some(given)) continue;
    for (const name of names.filter((each) => !given(each)))
      wrong.set(name, sentence(name, false, `${describe(name)}; ${inWords(names)} belong together`));
  }
  if (!read.success || wrong.size > 0) throw new EnvironmentError([...wrong.values()]);
  return read.data;
}

const sentence = (name: string, given: boolean, shouldBe: string) =>
  given ? `${name} is wrong: it should be ${shouldBe}.` : `${name} is missing: it should be ${shouldBe}.`;

/** What the schema itself says about a variable, asked for by showing it something impossible. */
function describe(name: VariableName): string {
  return schema.shape[name].safeParse(Symbol(name)).error?.issues[0]?.message ?? 'set';
}

let parsed: Env | undefined;

/** The variables of this process, read at the first call and then kept. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** For the first line of a program: ends it with one sentence per wrong variable, before anything else has begun. */
export function envOrExit(required: readonly VariableName[] = []): Env {
  return (parsed = orExit(() => parseEnv(process.env, required)));
}

const logins = schema.pick({ DATABASE_URL: true, MIGRATION_DATABASE_URL: true });

/** The two logins alone, for the migration, which needs no other variable; ends the program in the same way. */
export function databaseLoginsOrExit(): z.infer<typeof logins> {
  return orExit(() => parseWith(logins, process.env, ['MIGRATION_DATABASE_URL']));
}

function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\nEvery variable is explained in .env.example.\n`);
    process.exit(1);
  }
}
