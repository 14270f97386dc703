import type { DoorGuest } from '../door.contract';
import { owedAtDoor, type PaidHow } from './door-payment';

export type WalkIn = {
  readonly name: string;
  readonly party: number;
  readonly ticket?: { readonly typeId: string; readonly each: number } | null;
};
export type DoorPayment = { readonly rsvpId: string; readonly amount: number; readonly how: PaidHow };

/** Somebody was let in, or paid, and the server has not heard of it yet. Sent again under its own ids, it is the same check-in. */
export type Pending = {
  readonly scanId: string;
  readonly requestId: string;
  readonly who:
    | { readonly code: string }
    | { readonly rsvpId: string }
    | { readonly walkIn: WalkIn }
    | { readonly pays: DoorPayment };
  /** When it was scanned, ISO text. */
  readonly at: string;
};

const CODE = /^[\w-]{38}$/;

/** Which answer a code says it is; only the server can tell whether it is true. Null for what is no code of ours. */
export function rsvpOfCode(code: string): string | null {
  if (!CODE.test(code.trim())) return null;
  const bytes = atob(code.trim().replaceAll('-', '+').replaceAll('_', '/').slice(0, 24));
  const hex = [...bytes]
    .slice(0, 16)
    .map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whose answer a scan is about, as far as it can be told without the server. */
export const rsvpOf = ({ who }: Pick<Pending, 'who'>): string | null =>
  'rsvpId' in who ? who.rsvpId : 'code' in who ? rsvpOfCode(who.code) : null;

/** Whose payment waits to be sent. */
export const payerOf = ({ who }: Pick<Pending, 'who'>): string | null => ('pays' in who ? who.pays.rsvpId : null);

/** One more at the end; the same person a second time changes nothing, and neither does a second payment of theirs. */
export function queued(pending: readonly Pending[], one: Pending): readonly Pending[] {
  const payer = payerOf(one);
  if (payer !== null) return pending.some((other) => payerOf(other) === payer) ? pending : [...pending, one];
  const about = rsvpOf(one);
  return about !== null && pending.some((other) => rsvpOf(other) === about) ? pending : [...pending, one];
}

/** How many are in and how many come, people, guests counted: with those whom the server has not heard of. */
export function countsOf(
  guests: readonly DoorGuest[],
  pending: readonly Pending[],
): { readonly in: number; readonly going: number } {
  const waits = new Set(pending.map(rsvpOf));
  const sums = { in: 0, going: 0 };
  for (const { rsvpId, status, party, checkedInAt } of guests) {
    const isIn = checkedInAt !== null || waits.has(rsvpId);
    if (isIn) sums.in += party;
    if (isIn || status === 'going') sums.going += party;
  }
  for (const { who } of pending)
    if ('walkIn' in who) {
      sums.in += who.walkIn.party;
      sums.going += who.walkIn.party;
    }
  return sums;
}

/** By a part of a name, their own or that of a guest; who comes before who may yet, and who is in last. */
export function foundAtDoor(guests: readonly DoorGuest[], q: string, most: number): readonly DoorGuest[] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(q.trim());
  const rank = ({ checkedInAt, status }: DoorGuest) => (checkedInAt !== null ? 2 : status === 'going' ? 0 : 1);
  return guests
    .filter(({ name, guestNames }) => [name, ...guestNames].some((one) => plain(one).includes(wanted)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

/** What the tickets of those who come are to bring in at the door, and have, with payments that the server has not heard of; null where nothing is paid there. */
export function moneyAtDoor(
  guests: readonly DoorGuest[],
  pending: readonly Pending[],
): { readonly paid: number; readonly open: number; readonly currency: string } | null {
  const sums = { paid: 0, open: 0 };
  let currency: string | null = null;
  for (const guest of guests) {
    if (guest.ticket?.pays !== 'door' || guest.ticket.each === 0) continue;
    currency ??= guest.ticket.currency;
    const waits = pending.reduce(
      (sum, { who }) => sum + ('pays' in who && who.pays.rsvpId === guest.rsvpId ? who.pays.amount : 0),
      0,
    );
    sums.paid += guest.paid + waits;
    sums.open += Math.max(0, owedNow(guest) - waits);
  }
  return currency === null ? null : { ...sums, currency };
}

/** What somebody owes at the door once they are in: whoever may yet come owes it with their place. */
export const owedNow = (guest: DoorGuest): number => owedAtDoor({ ...guest, status: 'going' });
