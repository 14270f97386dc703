import { createHash } from 'node:crypto';
import { spaceNotFound } from '@/kernel/not-found';
import type { SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { SpaceHours } from '../domain/opening-hours';
import { exceptionsAfter, touchedByHours, type HoursInFull } from '../domain/touched-by-hours';
import type { Hours, HoursTouch } from '../hours.contract';
import { hoursResourceGone } from '../spaces.errors';
import { findWhoseHours, listAccessRules, listUpcomingInSpace, type UpcomingBooking } from '../sql/hours-reads';
import { replaceHours } from '../sql/hours-writes';
import { findOpeningRules } from '../sql/space-reads';

/** The hours as they are. @throws DomainError `space.not_found` */
export async function getHours(tx: OperatorTx, spaceId: SpaceId): Promise<SpaceHours> {
  const found = await findOpeningRules(tx, spaceId);
  if (!found) throw spaceNotFound();
  return found;
}

/** Two hours have one version exactly if they say the same. */
export const versionOf = ({ rules, own }: HoursInFull): string => {
  const inOrder = Object.entries(own).sort(([a], [b]) => a.localeCompare(b));
  const text = JSON.stringify([
    rules.weekly.map(({ weekday, opensMinute, closesMinute }) => [weekday, opensMinute, closesMinute]),
    rules.exceptions.map(({ date, name, opensMinute, closesMinute }) => [date, name, opensMinute, closesMinute]),
    inOrder.map(([id, week]) => [id, week.map((line) => [line.weekday, line.opensMinute, line.closesMinute])]),
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
};

/** The hours as they will be once these are written. */
export function hoursAfter(before: SpaceHours, wanted: Hours, now: Date): SpaceHours {
  const today = localDateOf(now, before.rules.timeZone);
  const exceptions = exceptionsAfter(before.rules.exceptions, wanted.exceptions, today);
  const own = Object.fromEntries(wanted.own.map(({ resourceId, weekly }) => [resourceId, weekly]));
  return { ...before, rules: { ...before.rules, weekly: wanted.weekly, exceptions }, own };
}

/** The coming bookings that these hours would leave outside, soonest first. */
export async function listTouchedByHours(
  tx: OperatorTx,
  spaceId: SpaceId,
  before: SpaceHours,
  wanted: Hours,
  now: Date,
): Promise<UpcomingBooking[]> {
  const upcoming = await listUpcomingInSpace(tx, spaceId, now);
  const access = before.anytime ? await listAccessRules(tx, spaceId) : [];
  return touchedByHours(upcoming, before, hoursAfter(before, wanted, now), access);
}

const SHOWN = 5;

/** How many they are, and the first of them. */
export async function countTouched(
  tx: OperatorTx,
  spaceId: SpaceId,
  before: SpaceHours,
  wanted: Hours,
  now: Date,
): Promise<HoursTouch> {
  const touched = await listTouchedByHours(tx, spaceId, before, wanted, now);
  const first = touched.slice(0, SHOWN).map(({ resourceName, memberName, startsAt, endsAt }) => ({
    resourceName,
    who: memberName,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }));
  return { count: touched.length, first };
}

/**
 * Writes new hours and answers what stands then. For commands that have seen to what they touch, and have taken their turn by `lockParts` before
 * they read. @throws DomainError `space.not_found`, `hours.resource_gone`
 */
export async function writeHours(
  tx: OperatorTx,
  spaceId: SpaceId,
  wanted: Hours,
  now = new Date(),
): Promise<SpaceHours> {
  const before = await getHours(tx, spaceId);
  const known = new Set((await findWhoseHours(tx, spaceId))?.resources.map(({ id }) => id));
  if (wanted.own.some(({ resourceId }) => !known.has(resourceId))) throw hoursResourceGone();
  await replaceHours(tx, spaceId, wanted, localDateOf(now, before.rules.timeZone));
  return getHours(tx, spaceId);
}
