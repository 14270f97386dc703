import type { Role } from '@/kernel/acting-member';
import type { MemberId, SpaceId } from '@/kernel/ids';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import { listTimeHeld, releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { localOf } from '@/kernel/zone';
import { mayBook } from '../bookings.access';
import type { Refusal } from '../domain/judge-booking';
import { judgeOccurrences, type SeriesRuling } from '../domain/plan-series';
import { takeTurnAtChange } from '../sql/change-reads';
import { listWantedForUpdate, updateToFilled, type WantedDate } from '../sql/wanted-dates';
import { bookingBuffers } from './claims';
import { keepPrices } from './keep-prices';
import { rulingOf, withBuffers } from './series-ruling';
import { claimsOfDates } from './write-occurrences';

/** Wanted dates of one series and one place as they stand now, and which of them can have their time. */
export type JudgedWanted = {
  readonly facts: BookableFacts;
  readonly who: { readonly memberId: MemberId; readonly role: Role };
  readonly fine: readonly [WantedDate, ...WantedDate[]];
};
type Whose = Pick<WantedDate, 'bookingId' | 'resourceId' | 'memberId'>;

/**
 * Has its turn at wanted dates, their series, their place and their member, and judges them as the planner does. Null where none of them can be had: somebody has
 * the time, a rule or a limit refuses it, or it is wanted no more. `waived`: rules that were kept when the place was promised.
 * @throws DomainError `resource.not_found` where the place was retired since they were listed.
 */
export async function judgeWanted(
  tx: OperatorTx,
  spaceId: SpaceId,
  dates: readonly Whose[],
  now: Date,
  waived: readonly Refusal['code'][] = [],
): Promise<JudgedWanted | null> {
  const [any] = dates;
  if (!any) return null;
  const ids = dates.map(({ bookingId }) => bookingId);
  // The order of everybody who changes or cancels them: the series, then its dates, then member and place. The other way round both wait in a ring.
  await takeTurnAtChange(tx, ids, { resourceIds: [any.resourceId], memberIds: [any.memberId] });
  const facts = await getBookableInTurn(tx, spaceId, any.resourceId, any.memberId);
  const wanted = (await listWantedForUpdate(tx, ids, now)).filter((one) => one.resourceId === any.resourceId);
  const [first] = wanted;
  if (!first || !mayBook(first.role, facts).ok) return null;
  const who = { memberId: first.memberId, role: first.role };

  const { timeZone } = facts.rules;
  const occurrences = wanted.map((one) => ({ ...one, localStart: localOf(one.startsAt, timeZone) }));
  const asked = await rulingOf(tx, facts, who, occurrences, now, { seriesId: first.rootId });
  const ruling: SeriesRuling = {
    ...asked,
    refuse: (range) => {
      const refusal = asked.refuse(range);
      return refusal && waived.includes(refusal.code) ? null : refusal;
    },
  };
  const endsAt = new Date(Math.max(...wanted.map((one) => one.endsAt.getTime())));
  const span = withBuffers({ startsAt: first.startsAt, endsAt }, ruling.buffers);
  const held = await listTimeHeld(tx, facts.resourceId, span);
  const mine = held.map((row) => ({ ...row, who: null, reason: null, mine: row.memberId === who.memberId }));
  const judged = judgeOccurrences(occurrences, facts.rules, mine, ruling);
  const [one, ...more] = wanted.filter((_date, place) => judged[place]?.state === 'fine');
  return one ? { facts, who, fine: [one, ...more] } : null;
}

/** "It is free: take it." Gives wanted dates of one series their time. Nobody is asked: the series stands. Answers those that are booked now. */
export async function fillDates(
  tx: OperatorTx,
  spaceId: SpaceId,
  dates: readonly Whose[],
  now: Date,
  waived: readonly Refusal['code'][] = [],
): Promise<readonly WantedDate[]> {
  const judged = await judgeWanted(tx, spaceId, dates, now, waived);
  if (!judged) return [];
  const { facts, who, fine } = judged;
  const rows = fine.map(({ bookingId: id, startsAt, endsAt }) => ({ id, startsAt, endsAt, skipReason: null }));
  const lost = await takeTime(tx, await claimsOfDates(tx, rows, facts, who));
  if (lost.size > 0) await releaseTime(tx, [...lost]);
  const filled = fine.filter(({ bookingId }) => !lost.has(bookingId));
  if (filled.length === 0) return [];
  const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who };
  const buffers = bookingBuffers(facts, who);
  await updateToFilled(
    tx,
    fine[0].seriesId,
    filled.map((one) => ({
      id: one.bookingId,
      releaseAt: releaseMoment(facts.bookingRules, subject, one, now),
      buffers,
    })),
  );
  const priced = filled.map((one) => ({ ...one, id: one.bookingId, facts, who, recurring: true }));
  await keepPrices(tx, priced, now);
  return filled;
}
