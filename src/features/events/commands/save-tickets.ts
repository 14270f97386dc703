import { newId, type EventId } from '@/kernel/ids';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { typeOfWish } from '../domain/ticket-wish';
import type { EventWish } from '../events.contract';
import { listTickets } from '../sql/ticket-reads';
import { writeTickets } from '../sql/ticket-writes';

/**
 * The kinds of places of an event as its host wishes them; one that is left out goes, or is taken off sale where somebody has it. Answers whether how many there
 * are of any has changed: then its dates are settled. No statement for an event that has none.
 */
export async function saveTickets(
  tx: OperatorTx,
  event: { readonly id: EventId; readonly ticketed: boolean },
  { tickets }: Pick<EventWish, 'tickets'>,
  timeZone: string,
  now: Date,
): Promise<boolean> {
  if (tickets.length === 0 && !event.ticketed) return false;
  const before = event.ticketed ? await listTickets(tx, event.id) : [];
  const known = new Map(before.map((type) => [type.id, type]));
  const { currency } = await getHouse(tx);
  const types = tickets.map((wish) =>
    typeOfWish(wish, {
      id: wish.id && known.has(wish.id) ? wish.id : newId<'event_ticket_type'>(),
      ...{ timeZone, currency },
    }),
  );
  await writeTickets(tx, event.id, types, now);
  return types.some(({ id, places }) => known.has(id) && known.get(id)?.places !== places);
}
