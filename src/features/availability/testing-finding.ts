import { sql } from 'kysely';
import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { instantOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { makeEventDate } from '@/testing/make-event-date';
import { makeGroup, makeResource, type MadeSpace } from '@/testing/makers';

export const ZONE = 'Europe/Lisbon';
// A Thursday morning.
export const NOW = instantOf('2026-11-26T08:00', ZONE);

type More = { capacity?: number; amenities?: string[]; parts?: ResourceId[]; openToVisitors?: boolean; group?: string };
/** A resource with what a search looks at. */
export async function make(at: MadeSpace, kind: ResourceKind, name: string, more: More = {}): Promise<ResourceId> {
  const groupId = more.group ? await makeGroup(at, more.group) : undefined;
  const id = await makeResource(at, { kind, name, parts: more.parts, openToVisitors: more.openToVisitors, groupId });
  await inOperator(at, (tx) =>
    tx
      .updateTable('resources')
      .set({ capacity: more.capacity ?? 1, amenities: more.amenities ?? [] })
      .where('operatorId', '=', at.operatorId)
      .where('id', '=', id)
      .execute(),
  );
  return id;
}
/** Takes time on the wall clock of the space, as the owner of the house would. */
export async function take(at: MadeSpace, resourceId: ResourceId, from: string, to: string, kind = 'event') {
  const dateId = kind === 'event' ? await makeEventDate(at) : null;
  await inOperator(at, (tx) =>
    sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at, event_date_id)
      values (${at.operatorId}, ${resourceId}, ${instantOf(from, ZONE)}, ${instantOf(to, ZONE)}, ${kind},
        ${kind === 'hold' ? 'infinity' : null}::timestamptz, ${dateId}::uuid)`.execute(tx),
  );
}
