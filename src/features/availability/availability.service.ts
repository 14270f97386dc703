import type { ActingMember } from '@/kernel/acting-member';
import type { SpaceId } from '@/kernel/ids';
import { dayRange, type LocalDate } from '@/kernel/zone';
import { listTimeHeldInSpace } from '@/features/occupancies/occupancies.service';
import {
  alwaysOpen,
  dayAndNight,
  holidayOn,
  hoursFor,
  openWithin,
  type SpaceHours,
} from '@/features/spaces/domain/opening-hours';
import type { OperatorTx } from '@/server/db/transactions';
import type { SpaceDay } from './availability.contract';
import { visibleClaim } from './domain/visible-claim';

/**
 * One local day of a space as this member may see it: one query, whatever the number of resources. Where something is open over midnight, the
 * night belongs to the day: what is taken in it is known too.
 */
export async function readSpaceDay(
  tx: OperatorTx,
  viewer: ActingMember,
  space: { readonly id: SpaceId } & SpaceHours,
  date: LocalDate,
): Promise<SpaceDay> {
  const day = dayRange(date, space.rules.timeZone);
  const shown = dayAndNight(space.rules, date);
  const others = Object.values(space.own).map((own) => hoursFor(space.rules, own));
  if (space.anytime) others.push(alwaysOpen(space.rules.timeZone));
  const nights = others.map((rules) => dayAndNight(rules, date).endsAt);
  const last = [shown.endsAt, ...nights].reduce((one, other) => (one > other ? one : other));
  const held = await listTimeHeldInSpace(tx, space.id, { startsAt: day.startsAt, endsAt: last });
  return {
    date,
    ...day,
    open: openWithin(space.rules, shown),
    holiday: holidayOn(space.rules, date),
    busy: held.map((row) => ({
      resourceId: row.resourceId,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      ...(row.buffer ? { buffer: true } : {}),
      ...visibleClaim(viewer, row),
    })),
  };
}
