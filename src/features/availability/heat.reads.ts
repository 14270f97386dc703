import type { ResourceId, SpaceId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { listHeldMinutes, type DayStretches } from '@/features/occupancies/occupancies.service';
import { holidayOn, hoursFor, openRangesOn } from '@/features/spaces/domain/opening-hours';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { shareOfDay, type HeatDay } from './domain/heat';

const DAYS = 14;

/**
 * How full the space is on each of the next 14 local days, today included: the share of open minutes that is taken, over all its undivided resources.
 * Two queries, however many resources: its hours, and the minutes. The same for every member: it says how much, not by whom.
 *
 * @throws DomainError `space.not_found`.
 */
export async function readHeat(tx: OperatorTx, spaceId: SpaceId, now = new Date()): Promise<HeatDay[]> {
  const { rules, own } = await getOpeningRules(tx, spaceId);
  const today = localDateOf(now, rules.timeZone);
  const dates = Array.from({ length: DAYS }, (_, ahead) => addDays(today, ahead));
  const asked = dates.flatMap((date, day): DayStretches[] => [
    { day, of: null, stretches: openRangesOn(rules, date) },
    ...Object.entries(own).map(([id, weekly]) => ({
      day,
      of: [id as ResourceId],
      stretches: openRangesOn(hoursFor(rules, weekly), date),
    })),
  ]);
  const byDay = new Map((await listHeldMinutes(tx, spaceId, asked)).map((row) => [row.day, row]));
  return dates.map((date, day) => ({ date, share: shareOfDay(byDay.get(day)), holiday: holidayOn(rules, date) }));
}
