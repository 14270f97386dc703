import type { Role } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { WantedTicket } from '../domain/decide-rsvp';
import {
  paysBy,
  priceRefusal,
  SALE_REFUSALS,
  saleState,
  type AgreedTicket,
  type TicketType,
} from '../domain/ticket-type';
import type { EventErrorCode } from '../events.errors';
import { isSameCode } from '../same-code';
import type { DateOfEvent } from '../sql/rsvp-reads';
import { listPlansOn } from '../sql/ticket-reads';
import type { WantedTicketInput } from '../tickets.contract';

export type JudgedTicket = {
  readonly wanted: WantedTicket;
  /** What is agreed where it is not refused. */
  readonly agreed: AgreedTicket | null;
  /** For the words of a refusal. */
  readonly details: Readonly<Record<string, unknown>>;
};
type Asked = {
  readonly role: Role | null;
  readonly memberId: MemberId | null;
  /** What they have now, as long as they come or wait. */
  readonly has: AgreedTicket | null;
  readonly paysAtDoor: boolean;
  /** At the door the host decides: early, over and for whom do not bind them. */
  readonly atDoor: boolean;
};

/** A ticket that somebody wants, looked at: whether they can have it, whatever is left of it, and what it would cost them. */
export async function judgeTicket(
  tx: OperatorTx,
  date: DateOfEvent,
  said: WantedTicketInput,
  asked: Asked,
  now: Date,
): Promise<JudgedTicket> {
  const type = date.tickets.find(({ id }) => id === said.typeId);
  const { typeId } = said;
  if (!type) return { wanted: { typeId, refused: 'event.ticket_gone' }, agreed: null, details: {} };
  const { name, currency } = type;
  const details = { ticket: name, price: type.price, least: type.least, currency };
  const refused = await refusalOf(tx, date, type, { said, asked, now });
  const pays = paysBy(date.membersPay, asked.memberId !== null && !asked.paysAtDoor);
  // What was agreed for this very kind stays, but for what somebody names themselves.
  const kept = asked.has?.typeId === typeId && type.pricing !== 'open' ? asked.has : null;
  const agreed = kept ?? { typeId, name, each: said.each, currency, pays };
  return { wanted: { typeId, refused }, agreed: refused ? null : agreed, details };
}

async function refusalOf(
  tx: OperatorTx,
  date: DateOfEvent,
  type: TicketType,
  { said, asked, now }: { readonly said: WantedTicketInput; readonly asked: Asked; readonly now: Date },
): Promise<EventErrorCode | null> {
  const { role, memberId, has, atDoor } = asked;
  if (atDoor) return type.onSale ? priceRefusal(type, said.each) : 'event.ticket_off_sale';
  // Who has it already says again what they pay for an open one; a price that was agreed stays.
  if (has?.typeId === type.id) return type.pricing === 'open' ? priceRefusal(type, said.each) : null;
  if (type.code !== null && !isSameCode(type.code, said.code)) return 'event.code_unknown';
  const today = localDateOf(now, date.timeZone);
  const planIds = memberId ? await listPlansOn(tx, memberId, type.planIds, today) : [];
  const state = saleState(type, date.startsAt, { role, planIds }, now);
  return state === 'on_sale' ? priceRefusal(type, said.each) : SALE_REFUSALS[state];
}
