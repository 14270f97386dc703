import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { rangeOf, refusalsOf } from '@/features/bookings/domain/judge-booking';
import { bookingError } from '@/features/bookings/bookings.errors';
import { listFreeResources } from '@/features/occupancies/occupancies.service';
import { getBookable } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import type { JoinWaitlistAnswer, JoinWaitlistInput } from '../waitlists.contract';
import { waitlistError } from '../waitlists.errors';
import type { WaitlistFact } from '../waitlists.facts';
import { countAhead, listWanted } from '../sql/waitlist-reads';
import { insertEntry } from '../sql/waitlist-writes';

/**
 * "Tell me when it is free": waits for a range of a resource, of any of a group, or of any of a kind. Whoever could simply book it is told so.
 *
 * @throws DomainError `waitlist.free_now` (409, names what is free), `waitlist.off`, `waitlist.already_waiting`, `waitlist.nothing_to_wait_for`,
 * `booking.*`, `rule.*` where the rules would refuse the booking itself.
 */
export function joinWaitlist(
  member: ActingMember,
  input: JoinWaitlistInput,
  now = new Date(),
): Promise<JoinWaitlistAnswer> {
  return once(member, { requestId: input.requestId, command: 'join-waitlist', input }, async (tx) => {
    const { spaceId, resourceId, groupId, kind } = input;
    const wanted = await listWanted(tx, spaceId, { resourceId, groupId, kind, role: member.role });
    const [first] = wanted;
    if (!first) throw waitlistError('waitlist.nothing_to_wait_for');
    const facts = await getBookable(tx, spaceId, first.id);
    const range = rangeOf(input, facts.rules.timeZone);
    const resource = { id: facts.resourceId, kind: facts.kind, openToVisitors: facts.openToVisitors };
    const { bookingRules, rules } = facts;
    const [refusal] = refusalsOf({ range, rules, bookingRules, resource, who: member, now });
    if (refusal) throw bookingError(refusal.code, { ...refusal.details, timeZone: rules.timeZone });
    const rule = narrowestRule(bookingRules, 'waitlist', { resource, who: member });
    if (rule && !rule.settings.on) throw waitlistError('waitlist.off', { words: rule.words });
    const free = (
      await listFreeResources(
        tx,
        wanted.map(({ id }) => id),
        [range],
      )
    ).get(0);
    const freeNow = wanted.find(({ id }) => free?.has(id));
    if (freeNow) throw waitlistError('waitlist.free_now', { resourceId: freeNow.id, resourceName: freeNow.name });

    const entryId = newId<'waitlist_entry'>();
    const { memberId, personId, operatorId } = member;
    const entry = { id: entryId, spaceId, memberId, personId, ...range };
    const made = await insertEntry(tx, {
      ...entry,
      resourceId: resourceId ?? null,
      groupId: groupId ?? null,
      kind: kind ?? null,
    });
    if (!made) throw waitlistError('waitlist.already_waiting');
    const joined: WaitlistFact = { type: 'waitlist.joined', operatorId, spaceId, personId, memberId, entryId };
    return {
      answer: { entryId, ahead: await countAhead(tx, entryId) },
      audit: [{ action: 'waitlist.joined', subjectKind: 'waitlist_entry', subjectId: entryId }],
      facts: [joined],
    };
  });
}
