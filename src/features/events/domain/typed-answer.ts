import { questionOfField, type GivenReply } from './questions';

/** What somebody typed into the form of an event's page, and what is wrong with it: kept for a moment, so that nothing has to be typed twice. */
export type TypedAnswer = {
  readonly name: string;
  readonly email: string;
  readonly party: string;
  /** One name a line. */
  readonly guests: string;
  readonly note: string;
  readonly replies: readonly GivenReply[];
};
type Problem = { readonly code: string; readonly fields: Readonly<Record<string, string>> };
export type KeptAnswer = { readonly typed: TypedAnswer; readonly problem: Problem | null };

const FIELDS = ['name', 'email', 'party', 'guests', 'note'] as const;
/** A browser keeps 4096 bytes of a cookie, with its name and what is said of it. */
const MOST = 3800;

/** From the fields of a form; what is missing is empty. */
export const typedAnswer = (field: (name: string) => string, replies: readonly GivenReply[] = []): TypedAnswer => {
  const [name = '', email = '', party = '', guests = '', note = ''] = FIELDS.map((one) => field(one).slice(0, 2000));
  return { name, email, party, guests, note, replies };
};

/** What of it goes to the server: names without empty lines, no more than who comes along. */
export function saidOf({ party, guests, note, replies }: Omit<TypedAnswer, 'name' | 'email'>) {
  const people = /^\d{1,2}$/.test(party) ? Number(party) : 1;
  const guestNames = guests
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, Math.max(0, people - 1));
  return { party: people, guestNames, note, replies: [...replies] };
}

/** As a cookie: the longest fields go first where it does not fit. */
export function packAnswer(kept: KeptAnswer): string {
  const { typed } = kept;
  const short = { ...typed, note: '' };
  for (const left of [typed, short, { ...short, guests: '' }, { ...short, guests: '', replies: [] }]) {
    const text = encodeURIComponent(JSON.stringify({ ...kept, typed: left }));
    if (text.length <= MOST) return text;
  }
  return '';
}

const keptReplies = (value: unknown): GivenReply[] =>
  (Array.isArray(value) ? (value as Partial<Record<string, unknown>>[]) : []).flatMap((one) => {
    const { questionId, words } = one ?? {};
    if (typeof questionId !== 'string' || !Array.isArray(words)) return [];
    return [{ questionId, words: words.filter((word): word is string => typeof word === 'string') }];
  });

/** What was replied in a form: its fields are called after the questions, those with several answers more than once. */
export function typedReplies(entries: Iterable<readonly [string, unknown]>): GivenReply[] {
  const replies = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const id = questionOfField(name);
    if (id !== null && typeof value === 'string') replies.set(id, [...(replies.get(id) ?? []), value]);
  }
  return [...replies].map(([questionId, words]) => ({ questionId, words }));
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
      typed: typedAnswer((name) => text(typed?.[name]), keptReplies(typed?.replies)),
      problem: problem ? { code: text(problem.code), fields: Object.fromEntries(fields) } : null,
    };
  } catch {
    return null;
  }
}
