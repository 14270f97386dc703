import { minorIn, typedMoney } from '@/kernel/typed-money';
import type { Minor } from '@/kernel/money';
import type { AgreedTicket, Pays } from './ticket-type';
import type { DateTicket, TicketView } from '../tickets.contract';

/** A ticket that somebody may pick on the page of an event. */
export type Choice = {
  readonly view: TicketView;
  readonly at: DateTicket;
};
/** What somebody picked: the kind, and what they pay where they say it themselves. */
export type Picked = { readonly typeId: string; readonly typed: string };

const canBeHad = ({ at }: Choice): boolean => at.state === 'on_sale';

/** What is picked until somebody picks: what they have; else the first that can be had and is not sold out; else the first that one may wait for. */
export function firstPicked(choices: readonly Choice[], has: AgreedTicket | null): Picked | null {
  if (has) return { typeId: has.typeId, typed: typedMoney(has.each, has.currency) };
  const open = choices.filter(canBeHad);
  const first = open.find(({ at }) => at.placesLeft !== 0) ?? open[0];
  return first ? pickOf(first.view) : null;
}

/** A kind as it is picked: of an open one what most give. */
export const pickOf = ({ typeId, price, currency }: TicketView): Picked => ({
  typeId,
  typed: typedMoney(price, currency),
});

/** What a place of it costs: as it was agreed, as it is shown, or as somebody says; `problem` where that is no amount, or too little. */
export function eachOf(
  picked: Picked,
  { choices, has }: { readonly choices: readonly Choice[]; readonly has: AgreedTicket | null },
): { readonly each: Minor | null; readonly currency: string; readonly problem: 'not_money' | 'too_low' | null } {
  const choice = choices.find(({ view }) => view.typeId === picked.typeId);
  if (choice?.view.pricing === 'open') {
    const { currency, least } = choice.view;
    const each = minorIn(picked.typed, currency);
    if (each === null) return { each, currency, problem: 'not_money' };
    return { each, currency, problem: each < least ? 'too_low' : null };
  }
  if (has?.typeId === picked.typeId) return { each: has.each, currency: has.currency, problem: null };
  return { each: choice?.view.price ?? null, currency: choice?.view.currency ?? 'EUR', problem: null };
}

/** How somebody pays: as it was agreed, as the event says of members, or at the door. */
export const paysHow = (has: AgreedTicket | null, membersPay: Pays, isMember: boolean): Pays =>
  has?.pays ?? (isMember ? membersPay : 'door');
