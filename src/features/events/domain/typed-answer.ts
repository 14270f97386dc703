/** What somebody typed into the form of an event's page, and what is wrong with it: kept for a moment, so that nothing has to be typed twice. */
export type TypedAnswer = {
  readonly name: string;
  readonly email: string;
  readonly party: string;
  /** One name a line. */
  readonly guests: string;
  readonly note: string;
};
type Problem = { readonly code: string; readonly fields: Readonly<Record<string, string>> };
export type KeptAnswer = { readonly typed: TypedAnswer; readonly problem: Problem | null };

const FIELDS = ['name', 'email', 'party', 'guests', 'note'] as const;
/** A browser keeps 4096 bytes of a cookie, with its name and what is said of it. */
const MOST = 3800;

/** From the fields of a form; what is missing is empty. */
export const typedAnswer = (field: (name: string) => string): TypedAnswer => {
  const [name = '', email = '', party = '', guests = '', note = ''] = FIELDS.map((one) => field(one).slice(0, 2000));
  return { name, email, party, guests, note };
};

/** What of it goes to the server: names without empty lines, no more than who comes along. */
export function saidOf({ party, guests, note }: Pick<TypedAnswer, 'party' | 'guests' | 'note'>) {
  const people = /^\d{1,2}$/.test(party) ? Number(party) : 1;
  const guestNames = guests
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, Math.max(0, people - 1));
  return { party: people, guestNames, note };
}

/** As a cookie: the longest fields go first where it does not fit. */
export function packAnswer(kept: KeptAnswer): string {
  const { typed } = kept;
  for (const left of [typed, { ...typed, note: '' }, { ...typed, note: '', guests: '' }]) {
    const text = encodeURIComponent(JSON.stringify({ ...kept, typed: left }));
    if (text.length <= MOST) return text;
  }
  return '';
}

/** A cookie is the reader's own, and may be anything. */
export function unpackAnswer(cookie: string | undefined): KeptAnswer | null {
  try {
    const { typed, problem } = JSON.parse(decodeURIComponent(cookie ?? '')) as {
      typed?: Record<string, unknown>;
      problem?: { code?: unknown; fields?: Record<string, unknown> } | null;
    };
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const fields = Object.entries(problem?.fields ?? {}).map(([name, value]) => [name, text(value)] as const);
    return {
      typed: typedAnswer((name) => text(typed?.[name])),
      problem: problem ? { code: text(problem.code), fields: Object.fromEntries(fields) } : null,
    };
  } catch {
    return null;
  }
}
