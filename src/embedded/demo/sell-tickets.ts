import { chargeTicketsIn } from '@/features/billing/commands/charge-tickets';
import { writeTickets } from '@/features/events/sql/ticket-writes';
import { newId, type EventDateId, type EventId, type MemberId, type RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoEvent } from './demo-events';
import type { DemoHouse } from './demo-house';

type Row = {
  readonly id: RsvpId;
  readonly eventDateId: EventDateId;
  readonly memberId: MemberId | null;
  readonly party: number;
  readonly status: 'going' | 'asked' | 'waiting';
  readonly name: string;
};

/** Tickets of an event of the demo, taken in turn: members pay on their account; the last who is going has no account, and has paid at the door. */
export async function sellTickets<R extends Row>(
  tx: OperatorTx,
  eventId: EventId,
  { tickets = [] }: DemoEvent,
  rows: readonly R[],
  { operator: { currency } }: DemoHouse,
) {
  if (tickets.length === 0) return { rows, settle: () => Promise.resolve() };
  const types = tickets.map((ticket) => ({
    ...{ ...ticket, id: newId<'event_ticket_type'>(), currency, tax: null, planIds: [], roles: [] },
    ...{ opensAt: null, closesAt: null, code: null, onSale: true },
  }));
  await writeTickets(tx, eventId, types, new Date());
  const stranger = rows.findLast(({ status }) => status === 'going')?.id;
  const sold = rows.map((row, at) => {
    const type = types[at % types.length] ?? types[0]!;
    const none = row.id === stranger;
    return {
      ...row,
      ...(none ? { memberId: null, email: 'lena.fischer@example.org', name: 'Lena Fischer' } : {}),
      ...{ ticketTypeId: type.id, ticketName: type.name, priceEachMinor: type.price, currency },
      pays: none ? ('door' as const) : ('account' as const),
    };
  });
  const settle = async ({ hostId, now }: { readonly hostId: MemberId; readonly now: Date }) => {
    const paid = sold.find(({ id }) => id === stranger);
    if (paid)
      await tx
        .insertInto('rsvpPayments')
        .values({
          ...{ operatorId: tx.operatorId, id: newId(), rsvpId: paid.id, amountMinor: paid.priceEachMinor * paid.party },
          ...{ currency, how: 'cash', takenAt: now, takenBy: hostId },
        })
        .execute();
    for (const dateId of new Set(sold.map(({ eventDateId }) => eventDateId))) await chargeTicketsIn(tx, { dateId });
  };
  return { rows: sold, settle };
}
