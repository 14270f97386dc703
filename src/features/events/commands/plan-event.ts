import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { optionView } from '@/features/planning/domain/option-view';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { ruleOf } from '../domain/event-dates';
import { mayChangeEvent, mayHost, needsYes } from '../events.access';
import type { EventPlan, PlannedDate, planEventInput } from '../events.contract';
import { eventError } from '../events.errors';
import { findEvent, findHostRules, type EventRow } from '../sql/event-reads';
import type { EventId, SpaceId } from '@/kernel/ids';
import { decideEvent, type JudgedDate } from './decide-event';
import { findEventOptions, type EventOptions } from './event-options';

/**
 * "Every first Tuesday in the hall: what would happen?" Shows each date with what stands in the way and what could be done about it, and which dates would end;
 * writes nothing.
 *
 * @throws DomainError `event.may_not_host`, `event.not_yours`, `event.not_found`, or as `decideEvent`.
 */
export function planEvent(
  member: ActingMember,
  { spaceId, eventId, wish }: z.output<typeof planEventInput>,
  now = new Date(),
): Promise<EventPlan> {
  return inOperator(member, async (tx) => {
    const { event, asks } = await getHosted(tx, member, { spaceId, eventId });
    const decision = await decideEvent(tx, member, wish, { spaceId, event, now });
    const options = await findEventOptions(tx, member, wish, decision, now);
    const rule = wish.rrule === null ? null : ruleOf(wish);
    return {
      words: rule
        ? describeRule(rule, { localStart: wish.localStart, timeZone: decision.timeZone })
        : wish.rdates.length > 0
          ? 'On single dates'
          : 'Once',
      dates: decision.dates.map((date) => viewOf(date, options)),
      ending: decision.ending.map(({ id, startsAt, coming }) => ({
        dateId: id,
        startsAt: startsAt.toISOString(),
        coming,
      })),
      needsYes: asks && event?.status !== 'published',
      planToken: decision.planToken,
    };
  });
}

/** The event that somebody is about to change, or nothing where they make a new one; and whether somebody else says yes first. */
export async function getHosted(
  tx: OperatorTx,
  member: ActingMember,
  {
    spaceId,
    eventId,
    lock = false,
  }: { readonly spaceId: SpaceId; readonly eventId: EventId | null; readonly lock?: boolean },
): Promise<{ readonly event: EventRow | null; readonly asks: boolean }> {
  const rules = await findHostRules(tx);
  const asks = needsYes(member.role, rules);
  if (eventId === null) {
    if (!mayHost(member.role, rules)) throw eventError('event.may_not_host');
    return { event: null, asks };
  }
  const event = await findEvent(tx, eventId, { lock });
  if (event?.spaceId !== spaceId) throw eventError('event.not_found');
  if (!mayChangeEvent(member, event)) throw eventError('event.not_yours');
  return { event, asks };
}

/** A date as it would be, with what could be done about what stands in the way. */
export function viewOf(date: JudgedDate, options: EventOptions | null): PlannedDate {
  const others = date.state === 'fine' ? null : options?.of(date);
  const { clash, was } = date;
  return {
    localStart: date.localStart,
    startsAt: date.startsAt.toISOString(),
    endsAt: date.endsAt.toISOString(),
    state: date.state === 'fine' || date.state === 'closed' ? date.state : 'taken',
    clash: clash && { kind: clash.kind, who: clash.who, reason: clash.reason },
    outsideHours: date.outsideHours,
    options: (others?.options ?? []).map((one) => optionView(one, options?.names ?? new Map<string, string>())),
    proposed: others?.proposed ?? false,
    was: was && { startsAt: was.startsAt.toISOString(), endsAt: was.endsAt.toISOString(), coming: was.coming },
  };
}
