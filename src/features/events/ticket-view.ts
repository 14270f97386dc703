import { ROLE_NAME } from '@/features/members/domain/role-words';
import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { Shopper } from './domain/ticket-views';
import { eventError } from './events.errors';
import { isSameCode } from './same-code';
import { listPlansOn, type ShownType } from './sql/ticket-reads';
import type { TicketView } from './tickets.contract';

type Ticketed = { readonly tickets: readonly ShownType[]; readonly timeZone: string };

const unlocking = (code: string | undefined) => (own: string) => code !== undefined && isSameCode(own, code);

/** Whoever looks at the tickets of an event as a member. One statement where some are for plans, else none. */
export async function shopperOf(
  tx: OperatorTx,
  event: Ticketed,
  { member, code }: { readonly member: ActingMember; readonly code?: string | undefined },
  now: Date,
): Promise<Shopper> {
  refuseWrongCode(event, code);
  const wanted = event.tickets.flatMap(({ planIds }) => planIds);
  const planIds = await listPlansOn(tx, member.memberId, wanted, localDateOf(now, event.timeZone));
  return { role: member.role, planIds, unlocks: unlocking(code) };
}

/** The same without an account. */
export function strangerWith(event: Ticketed, code: string | undefined): Shopper {
  refuseWrongCode(event, code);
  return { role: null, planIds: [], unlocks: unlocking(code) };
}

function refuseWrongCode({ tickets }: Ticketed, code: string | undefined): void {
  if (code === undefined) return;
  // Each is compared, so that the time says nothing about which of them it is near to.
  const found = tickets.filter((type) => type.onSale && type.code !== null && isSameCode(type.code, code));
  if (found.length === 0) throw eventError('event.code_unknown');
}

export const ticketView = (type: ShownType): TicketView => ({
  ...{ typeId: type.id, name: type.name, words: type.words, pricing: type.pricing, price: type.price },
  ...{ least: type.least, currency: type.currency, byCode: type.code !== null },
  forWhom: [...type.planNames, ...type.roles.map((role) => ROLE_NAME[role])],
});
