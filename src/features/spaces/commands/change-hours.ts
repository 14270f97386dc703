import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { mayManageSpace } from '../spaces.access';
import type { ChangeHoursInput } from '../hours.contract';
import { hoursChangedMeanwhile, hoursTouchBookings } from '../spaces.errors';
import type { SpaceFact } from '../spaces.facts';
import { lockParts } from '../sql/turns';
import { countTouched, getHours, versionOf, writeHours } from './write-hours';

/**
 * "From now on we are open like this": the week, the days that differ, and the weeks of single resources, all at once. Where coming bookings would
 * lie outside, nothing is written and their number is told, unless they are expressly kept: the planner (closures) finds each another place.
 *
 * @throws DomainError `auth.not_allowed`, `space.not_found`, `hours.changed_meanwhile`, `hours.resource_gone`, `hours.touches_bookings` with `count`
 */
export function changeHours(
  member: ActingMember,
  input: ChangeHoursInput,
  now = new Date(),
): Promise<{ readonly version: string; readonly kept: number }> {
  return once(member, { requestId: input.requestId, command: 'change-hours', input }, async (tx) => {
    if (!mayManageSpace(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { spaceId, hours, keep, version } = input;
    // Whoever is booking by the hours as they are is waited for, and counted.
    await lockParts(tx);
    const before = await getHours(tx, spaceId);
    if (versionOf(before) !== version) throw hoursChangedMeanwhile();
    const touched = await countTouched(tx, spaceId, before, hours, now);
    if (touched.count > 0 && !keep) throw hoursTouchBookings(touched);
    const after = await writeHours(tx, spaceId, hours, now);
    const changed: SpaceFact = { type: 'hours.changed', operatorId: member.operatorId, spaceId };
    const details = { before: written(before), after: written(after), kept: touched.count };
    return {
      answer: { version: versionOf(after), kept: touched.count },
      audit: [{ action: 'hours.changed', subjectKind: 'space', subjectId: spaceId, details }],
      facts: [changed],
    };
  });
}

const written = ({ rules, own }: Awaited<ReturnType<typeof getHours>>) => ({
  weekly: rules.weekly,
  exceptions: rules.exceptions,
  own,
});
