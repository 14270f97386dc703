import type { OperatorId, PersonId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import type { WaitlistEntryView } from './waitlists.contract';
import { listMyEntries, listPlacesInLine, type MyEntryRow } from './sql/waitlist-reads';

/** What one waits for, at every operator: offers first. One query, and one more for each operator where one stands in line. */
export async function readMyEntries(personId: PersonId, now = new Date()): Promise<WaitlistEntryView[]> {
  const rows = await asPerson({ personId }, (tx) => listMyEntries(tx, personId, now));
  const places = new Map<string, { ahead: number; groupName: string | null }>();
  for (const operatorId of new Set(rows.map((row) => row.operatorId as OperatorId))) {
    const ids = rows.filter((row) => row.operatorId === operatorId).map((row) => row.id);
    for (const place of await inOperator({ operatorId }, (tx) => listPlacesInLine(tx, ids)))
      places.set(place.id, place);
  }
  return rows.map((row) => viewOf(row, places.get(row.id)));
}

function viewOf(row: MyEntryRow, place: { ahead: number; groupName: string | null } | undefined): WaitlistEntryView {
  const { kind, wantedName, startsAt, endsAt, offeredName, offerExpiresAt, ...rest } = row;
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    wanted: { name: wantedName ?? place?.groupName ?? null, kind },
    ahead: place?.ahead ?? 0,
    offer:
      row.status === 'offered' && offeredName && offerExpiresAt
        ? { resourceName: offeredName, expiresAt: offerExpiresAt.toISOString() }
        : null,
  };
}
