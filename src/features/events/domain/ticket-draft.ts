import { newId } from '@/kernel/ids';
import { minorIn, typedMoney } from '@/kernel/typed-money';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { TicketWish } from '../tickets.contract';

type Moment = { readonly date: LocalDate; readonly time: string };

/** A kind of places while somebody writes it: figures as they are typed. */
export type TicketDraft = Pick<TicketWish, 'name' | 'words' | 'pricing' | 'tax' | 'planIds' | 'roles' | 'onSale'> & {
  /** What it is called on this screen alone. */
  readonly key: string;
  readonly id: TicketWish['id'];
  readonly price: string;
  readonly least: string;
  readonly places: string;
  /** Empty for none. */
  readonly code: string;
  readonly opens: Moment | null;
  readonly closes: Moment | null;
  readonly closesMinutes: number | null;
};

const BLANK = {
  ...{
    id: null,
    words: '',
    tax: null,
    planIds: [],
    roles: [],
    onSale: true,
    price: '',
    least: '',
    places: '',
    code: '',
  },
  ...{ opens: null, closes: null, closesMinutes: null },
};

export type TicketKind = 'fixed' | 'early' | 'free' | 'open' | 'code';
const FIRST: Readonly<Record<TicketKind, Partial<TicketDraft> & Pick<TicketDraft, 'name' | 'pricing'>>> = {
  fixed: { name: 'Regular', pricing: 'fixed' },
  early: { name: 'Early bird', pricing: 'fixed', closesMinutes: 14 * 1440 },
  free: { name: 'Free', pricing: 'free' },
  open: { name: 'Pay what you want', pricing: 'open' },
  code: { name: 'With a code', pricing: 'free' },
};

/** A new kind with what most need of it; one with a code gets one that nobody guesses. */
export function newTicket(kind: TicketKind, taken: readonly TicketDraft[], drawCode: () => string): TicketDraft {
  const { name, ...rest } = FIRST[kind];
  const names = new Set(taken.map((one) => one.name.trim().toLowerCase()));
  const free = [name, ...Array.from({ length: 20 }, (_, at) => `${name} ${at + 2}`)];
  return {
    ...{ ...BLANK, ...rest, key: newId() },
    name: free.find((one) => !names.has(one.toLowerCase())) ?? name,
    code: kind === 'code' ? drawCode() : '',
  };
}

/** Without letters and digits that look alike; eight of thirty-two are forty bits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const codeOf = (bytes: Uint8Array): string => [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');

const NOT_MONEY = 'not money';
const local = (moment: Moment | null): LocalDateTime | null => moment && `${moment.date}T${moment.time}`;
const figure = (text: string, currency: string) => (text.trim() === '' ? 0 : (minorIn(text, currency) ?? NOT_MONEY));

/** What the draft wishes, still to be checked: an amount that is none stays what it is. */
export function wishOfTicketDraft(
  { key: _key, price, least, places, code, opens, closes, ...rest }: TicketDraft,
  currency: string,
): Record<keyof TicketWish, unknown> {
  const { pricing } = rest;
  const from = pricing === 'open' ? figure(least, currency) : 0;
  return {
    ...rest,
    // Nothing said of what most give: the least.
    price: pricing === 'free' ? 0 : pricing === 'open' && price.trim() === '' ? from : figure(price, currency),
    least: from,
    places: places.trim() === '' ? null : Number(places),
    code: code.trim() === '' ? null : code,
    opensAt: local(opens),
    closesAt: local(closes),
  };
}

const moment = (text: LocalDateTime | null): Moment | null =>
  text && { date: text.slice(0, 10), time: text.slice(11, 16) };

/** The fields that mean this wish. */
export function draftOfTicket(wish: TicketWish, currency: string): TicketDraft {
  const { id, price, least, places, code, opensAt, closesAt, pricing, ...rest } = wish;
  return {
    ...{ ...rest, pricing, id, key: id ?? newId() },
    price: pricing === 'free' ? '' : typedMoney(price, currency),
    least: pricing === 'open' ? typedMoney(least, currency) : '',
    places: places === null ? '' : String(places),
    code: code ?? '',
    opens: moment(opensAt),
    closes: moment(closesAt),
  };
}

/** For another event: kinds of its own, whose moments have passed with the event they were of. */
export const ticketAsTemplate = (draft: TicketDraft): TicketDraft => ({
  ...draft,
  ...{ id: null, key: newId(), opens: null, closes: null },
});

/** What is wrong with a field of a kind, in people's words. */
export function ticketProblem(field: string, message: string): string {
  if (message.startsWith('Invalid input') || message.startsWith('Too'))
    return (
      { price: 'Write an amount, like 12 or 4.50', least: 'Write an amount, like 5', places: 'A number of 1 or more' }[
        field
      ] ?? message
    );
  return message;
}
