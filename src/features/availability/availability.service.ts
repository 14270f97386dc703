import type { ActingMember } from '@/kernel/acting-member';
import type { SpaceId } from '@/kernel/ids';
import { dayRange, type LocalDate } from '@/kernel/zone';
import { listTimeHeldInSpace } from '@/features/occupancies/occupancies.service';
import { holidayOn, openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { OperatorTx } from '@/server/db/transactions';
import type { SpaceDay } from './availability.contract';
import { visibleClaim } from './domain/visible-claim';

/** One local day of a space as this member may see it: one query, whatever the number of resources. */
export async function readSpaceDay(
  tx: OperatorTx,
  viewer: ActingMember,
  space: { readonly id: SpaceId; readonly rules: OpeningRules },
  date: LocalDate,
): Promise<SpaceDay> {
  const day = dayRange(date, space.rules.timeZone);
  const held = await listTimeHeldInSpace(tx, space.id, day);
  return {
    date,
    ...day,
    open: openRangesOn(space.rules, date),
    holiday: holidayOn(space.rules, date),
    busy: held.map((row) => ({
      resourceId: row.resourceId,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      ...visibleClaim(viewer, row),
    })),
  };
}
