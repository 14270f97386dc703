import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { EventId, OperatorId } from '@/kernel/ids';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { once, record } from '@/server/requests/once';
import { maySetEvents } from '../events.access';
import type { AnswerEventInput, SetHostRulesInput } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { findEvent, listDatesToCome } from '../sql/event-reads';
import { updateEventStatus, upsertHostRules } from '../sql/event-writes';
import { operatorNotFound } from '@/kernel/not-found';

/**
 * An owner or manager says yes to an event that somebody asked for, and it is out (or waits for its moment); or no, and it is a draft again, its room free.
 *
 * @throws DomainError `auth.not_allowed`, `event.not_found`, `event.cannot_now`.
 */
export function answerEventRequest(
  member: ActingMember,
  input: AnswerEventInput,
  now = new Date(),
): Promise<{ readonly status: 'published' | 'scheduled' | 'draft' }> {
  return once(member, { requestId: input.requestId, command: 'answer-event-request', input }, async (tx) => {
    if (!maySetEvents(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { spaceId, eventId, yes, words } = input;
    const event = await findEvent(tx, eventId, { lock: true });
    if (event?.spaceId !== spaceId) throw eventError('event.not_found');
    if (event.status !== 'asked') throw eventError('event.cannot_now');
    const later = event.publishAt !== null && event.publishAt > now;
    const status = !yes ? 'draft' : later ? 'scheduled' : 'published';
    if (!yes) {
      const dates = await listDatesToCome(tx, eventId, now, { lock: true });
      await exchangeEventTime(
        tx,
        dates.map(({ id }) => id),
        [],
      );
    }
    await updateEventStatus(tx, eventId, { status, endedWords: yes ? '' : words }, now);
    const about = { operatorId: member.operatorId, spaceId, eventId };
    const facts: EventFact[] = yes
      ? later
        ? [{ type: 'event.approved', ...about }]
        : [{ type: 'event.published', asked: true, ...about }]
      : [{ type: 'event.refused', ...about }];
    const audit = [{ action: `event.${yes ? 'approved' : 'refused'}`, subjectKind: 'event', subjectId: eventId }];
    return {
      answer: { status },
      audit,
      facts: [...facts, { type: 'event.changed', ...about, freed: !yes, moved: [] }],
    };
  });
}

/** The moment of a scheduled event has come: it is out. Safe to do twice. */
export function publishDue(operatorId: OperatorId, eventId: EventId, now = new Date()): Promise<void> {
  return inOperator({ operatorId }, async (tx) => {
    const event = await findEvent(tx, eventId, { lock: true });
    if (event?.status !== 'scheduled' || event.publishAt === null || event.publishAt > now) return;
    await updateEventStatus(tx, eventId, { status: 'published' }, now);
    const about = { operatorId, spaceId: event.spaceId, eventId };
    const facts: EventFact[] = [
      { type: 'event.published', ...about },
      { type: 'event.changed', ...about, freed: false, moved: [] },
    ];
    await record(tx, { audit: [{ action: 'event.published', subjectKind: 'event', subjectId: eventId }], facts });
  });
}

/**
 * The owner says who may host, and whose events need a yes.
 *
 * @throws DomainError `auth.not_allowed`, `operator.not_found`.
 */
export function setHostRules(
  member: ActingMember,
  input: SetHostRulesInput,
  now = new Date(),
): Promise<{ readonly hostRoles: readonly string[]; readonly yesRoles: readonly string[] }> {
  return once(member, { requestId: input.requestId, command: 'set-host-rules', input }, async (tx) => {
    if (input.operatorId !== member.operatorId) throw operatorNotFound();
    if (!maySetEvents(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const hostRoles = [...new Set(input.hostRoles)];
    // A yes is asked of who may host; of others there is nothing to ask.
    const yesRoles = [...new Set(input.yesRoles)].filter((role) => hostRoles.includes(role));
    await upsertHostRules(tx, { hostRoles, yesRoles }, member.memberId, now);
    const audit = [
      {
        action: 'event.host_rules_set',
        subjectKind: 'operator',
        subjectId: member.operatorId,
        details: { hostRoles, yesRoles },
      },
    ];
    return { answer: { hostRoles, yesRoles }, audit, facts: [] };
  });
}
