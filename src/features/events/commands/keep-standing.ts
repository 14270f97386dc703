import type { EventDateId, EventId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { AuditEntry } from '@/server/requests/once';
import { repliesTo } from '../domain/questions';
import { isFor, type Audience } from '../events.access';
import type { EventFact } from '../events.facts';
import { findBelonging } from '../sql/audience-reads';
import type { DateOfEvent } from '../sql/rsvp-reads';
import { listStanding, type StandingRsvp } from '../sql/standing-rsvps';
import { applyToDates } from './apply-to-dates';
import { lockDate, type Who } from './apply-rsvp';

type Kept = { readonly facts: readonly EventFact[]; readonly audit: readonly AuditEntry[] };

/**
 * Dates that were just made, or stand after all, are answered by those who come to all of them, who said it first first; each hears of theirs in one mail. The
 * event is locked.
 */
export async function answerByStanding(
  tx: OperatorTx,
  eventId: EventId,
  dateIds: readonly EventDateId[],
  now: Date,
): Promise<Kept> {
  const standing = dateIds.length > 0 ? await listStanding(tx, eventId) : [];
  const [facts, audit]: [EventFact[], AuditEntry[]] = [[], []];
  if (standing.length === 0) return { facts, audit };
  const dates: DateOfEvent[] = [];
  for (const id of dateIds) dates.push(await lockDate(tx, id));
  dates.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const [first] = dates;
  for (const one of standing) {
    if (!first || !(await isStillFor(tx, first, one, now))) continue;
    const { memberId, personId, email, name, answer, role } = one;
    const key = memberId ? { memberId } : { email: email ?? '' };
    const who: Who = { key, memberId, personId, email, name, ...(role ? { role } : {}) };
    const say = { ...answer, replies: repliesTo(first.questions, answer.replies ?? []) };
    const action = { type: 'answer' as const, party: answer.party };
    const applied = await applyToDates(tx, dates, { who, say }, action, { by: null, now });
    facts.push(...applied.facts);
    audit.push(...applied.audit);
    const rsvpIds = applied.changed.map(({ rsvpId }) => rsvpId);
    const about = { operatorId: tx.operatorId, spaceId: first.spaceId, eventId };
    if (rsvpIds.length > 0) facts.push({ type: 'rsvps.answered', ...about, news: 'added', personId, rsvpIds });
  }
  return { facts, audit };
}

/** Whoever lost the plan, or the invitation, that it is for comes to no further dates. */
async function isStillFor(
  tx: OperatorTx,
  date: DateOfEvent,
  { memberId, role }: StandingRsvp,
  now: Date,
): Promise<boolean> {
  if (!memberId || !role) return true;
  const asks: readonly Audience[] = ['plans', 'invited'];
  const today = localDateOf(now, date.timeZone);
  const belonging = asks.includes(date.audience)
    ? await findBelonging(tx, date, memberId, today)
    : { invited: false, onPlan: false };
  return isFor(date.audience, { role, ...belonging });
}
