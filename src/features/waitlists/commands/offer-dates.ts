import { newId, type WaitlistEntryId } from '@/kernel/ids';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import {
  bookingBuffers,
  fillDates,
  judgeWanted,
  withBuffers,
  type JudgedWanted,
  type WantedDate,
} from '@/features/bookings/bookings.service';
import { holdForOffer } from '@/features/occupancies/occupancies.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { OFFER_MINUTES, type Where } from '../domain/line';
import type { WaitlistFact } from '../waitlists.facts';
import { insertOffer, updateToSettled } from '../sql/waitlist-writes';

/** Dates of one series that came in line together and are free now. */
export type DatesInLine = readonly [WantedDate, ...WantedDate[]];

/** Books wanted dates where their member said so, else holds and offers them, all in one commit. Answers how many. */
export const settleDates = (where: Where, dates: DatesInLine, now: Date): Promise<number> =>
  dates[0].wanted === 'fill' ? fill(where, dates, now) : offer(where, dates, now);

function fill(where: Where, dates: DatesInLine, now: Date): Promise<number> {
  return inOperator(where, async (tx) => {
    const filled = await fillDates(tx, where.spaceId, dates, now);
    const [first] = filled;
    if (!first) return 0;
    const { operatorId, spaceId } = where;
    const { seriesId, personId } = first;
    const bookingIds = filled.map(({ bookingId }) => bookingId);
    const startsAt = filled.map((one) => one.startsAt.toISOString());
    const about = { operatorId, spaceId, personId, seriesId };
    const fact: BookingFact = { type: 'series.dates_filled', ...about, startsAt, at: now.toISOString() };
    const audit = [{ action: fact.type, subjectKind: 'series', subjectId: seriesId, details: { bookingIds } }];
    await record(tx, { audit, facts: [fact] });
    return filled.length;
  });
}

function offer(where: Where, dates: DatesInLine, now: Date): Promise<number> {
  return inOperator(where, async (tx) => {
    const judged = await judgeWanted(tx, where.spaceId, dates, now);
    const minutesOf = judged && keptFor(judged);
    if (!judged || !minutesOf) return 0;
    const offered: { entryId: WaitlistEntryId; expiresAt: Date }[] = [];
    for (const date of judged.fine) {
      // Nothing is held for a date beyond its start: by then the desk is somebody's, or nobody comes.
      const expiresAt = new Date(Math.min(now.getTime() + minutesOf(date) * 60_000, date.startsAt.getTime()));
      const entryId = await hold(tx, where, judged, date, { now, expiresAt });
      if (entryId) offered.push({ entryId, expiresAt });
    }
    const [first, ...others] = offered.sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
    if (!first) return 0;
    const { operatorId, spaceId } = where;
    const { memberId, personId } = judged.fine[0];
    const fact: WaitlistFact = {
      type: 'waitlist.offered',
      ...{ operatorId, spaceId, memberId, personId, entryId: first.entryId },
      ...{ offeredAt: now.toISOString(), expiresAt: first.expiresAt.toISOString() },
      ...(others.length > 0 ? { others: others.map(({ entryId }) => entryId) } : {}),
    };
    const audit = offered.map(({ entryId, expiresAt }) => ({
      ...{ action: fact.type, subjectKind: 'waitlist_entry', subjectId: entryId },
      details: { resourceId: judged.facts.resourceId, expiresAt: expiresAt.toISOString() },
    }));
    await record(tx, { audit, facts: [fact] });
    return offered.length;
  });
}

/** For how long each date, as the member said, else as the owner's rule says; null where the owner wants nobody to wait. */
function keptFor({ facts, who }: JudgedWanted): ((date: WantedDate) => number) | null {
  const resource = { id: facts.resourceId, kind: facts.kind };
  const settings = narrowestRule(facts.bookingRules, 'waitlist', { resource, who })?.settings;
  if (settings && !settings.on) return null;
  return ({ offerMinutes }) => offerMinutes ?? settings?.offerMinutes ?? OFFER_MINUTES;
}

async function hold(
  tx: OperatorTx,
  { spaceId }: Where,
  { facts, who }: JudgedWanted,
  date: WantedDate,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<WaitlistEntryId | null> {
  const entryId = newId<'waitlist_entry'>();
  const { bookingId: dateId, memberId, personId, resourceId, startsAt, endsAt } = date;
  const entry = { id: entryId, spaceId, memberId, personId, resourceId, startsAt, endsAt };
  if (!(await insertOffer(tx, { ...entry, dateId, offeredAt: now, offerExpiresAt: expiresAt }))) return null;
  const time = withBuffers({ startsAt, endsAt }, bookingBuffers(facts, who));
  if (await holdForOffer(tx, entryId, { ...time, leaves: facts.leaves, expiresAt })) return entryId;
  await updateToSettled(tx, entryId, { status: 'over' }, now);
  return null;
}
