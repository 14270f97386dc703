import { questionOfField, type GivenReply } from './questions';
import type { Id } from '@/kernel/ids';
import { minorIn } from '@/kernel/typed-money';

/** What somebody typed into the form of an event's page, and what is wrong with it: kept for a moment, so that nothing has to be typed twice. */
export type TypedAnswer = {
  readonly name: string;
  readonly email: string;
  readonly party: string;
  /** One name a line. */
  readonly guests: string;
  readonly note: string;
  readonly replies: readonly GivenReply[];
  /** A ticket as the form sends it, see `ticketValue`; what somebody pays for an open one, and the code that showed it. */
  readonly ticket: string;
  readonly price: string;
  readonly code: string;
};
type Problem = {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What the words of the code name. */
  readonly details?: Readonly<Record<string, unknown>>;
};
export type KeptAnswer = { readonly typed: TypedAnswer; readonly problem: Problem | null };

const FIELDS = ['name', 'email', 'party', 'guests', 'note', 'ticket', 'code'] as const;
/** A browser keeps 4096 bytes of a cookie, with its name and what is said of it. */
const MOST = 3800;

/** From the fields of a form; what is missing is empty. */
export const typedAnswer = (field: (name: string) => string, replies: readonly GivenReply[] = []): TypedAnswer => {
  const read = (one: string) => field(one).slice(0, 2000);
  const [name = '', email = '', party = '', guests = '', note = '', ticket = '', code = ''] = FIELDS.map(read);
  // Each open ticket has a field of its own; kept, there is one.
  const price = read('price') || read(priceField(ticket.split(':')[0] ?? ''));
  return { name, email, party, guests, note, ticket, price, code, replies };
};

/** What of it goes to the server: names without empty lines, no more than who comes along. */
export function saidOf({ party, guests, note, replies, ...rest }: Omit<TypedAnswer, 'name' | 'email'>) {
  const people = /^\d{1,2}$/.test(party) ? Number(party) : 1;
  const guestNames = guests
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, Math.max(0, people - 1));
  return { party: people, guestNames, note, replies: [...replies], ticket: wantedOf(rest) };
}

type Priced = {
  readonly typeId: string;
  readonly pricing: 'free' | 'fixed' | 'open';
  readonly price: number;
  readonly currency: string;
};

/** A ticket in a form without a script: which, and the price that was shown; of an open one in which currency. */
export const ticketValue = ({ typeId, pricing, price, currency }: Priced): string =>
  `${typeId}:${pricing === 'open' ? 'open' : price}:${currency}`;
export const priceField = (typeId: string): string => `price-${typeId}`;

/** An amount that is none is no price: the server says so. */
function wantedOf({ ticket, price, code }: Pick<TypedAnswer, 'ticket' | 'price' | 'code'>) {
  const [typeId = '', shown = '', currency = ''] = ticket.split(':');
  if (typeId === '') return null;
  const each = shown === 'open' ? (/^[A-Z]{3}$/.test(currency) ? minorIn(price, currency) : null) : Number(shown);
  return { typeId: typeId as Id<'event_ticket_type'>, each: each ?? -1, code };
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
      problem?: { code?: unknown; fields?: Record<string, unknown>; details?: Record<string, unknown> } | null;
    };
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const fields = Object.entries(problem?.fields ?? {}).map(([name, value]) => [name, text(value)] as const);
    return {
      typed: typedAnswer((name) => text(typed?.[name]), keptReplies(typed?.replies)),
      problem: problem
        ? {
            ...{ code: text(problem.code), fields: Object.fromEntries(fields) },
            ...(problem.details ? { details: { ...problem.details } } : {}),
          }
        : null,
    };
  } catch {
    return null;
  }
}
