import type { ActingMember } from '@/kernel/acting-member';
import type { LocalDate } from '@/kernel/zone';
import { nextPeriodOn, periodsFrom } from '../domain/membership-periods';
import type { Membership } from '../domain/membership-periods';
import type { PauseInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { insertPause } from '../sql/membership-writes';
import { changingMembership } from './changing-membership';

/** Whether a period begins on a date, as the membership is now. */
function beginsOn(membership: Membership, date: LocalDate, today: LocalDate): boolean {
  if (date < nextPeriodOn(membership, today)) return false;
  for (const { from, to, whole } of periodsFrom(membership)) {
    if (from === date) return whole.from === date || date === membership.startsOn;
    if (to > date) return false;
  }
  return false;
}

/**
 * "I am away in March": nothing is charged and nothing given on those days. A member's own begins with a period, so that nobody uses a month and pays a day of it;
 * whoever serves them may begin it any day from today on. How long a member stays at least goes on counting.
 *
 * @throws DomainError as `changingMembership`; `plans.first_date_passed`, `plans.pause_with_a_period`, `plans.pause_overlaps`
 */
export function pauseMembership(
  member: ActingMember,
  input: PauseInput,
  now = new Date(),
): Promise<{ readonly from: LocalDate; readonly to: LocalDate | null }> {
  return changingMembership(member, 'pause-membership', input, now, async ({ tx, membership, today, staff }) => {
    const { from, to } = input;
    if (from < today) throw planError('invalid', 'plans.first_date_passed');
    if (!staff && !beginsOn(membership, from, today))
      throw planError('not_now', 'plans.pause_with_a_period', { on: nextPeriodOn(membership, today) });
    await insertPause(tx, membership.id, { fromOn: from, untilOn: to, madeBy: member.memberId });
    const news = (act: string) => ({ what: 'paused' as const, act, from, to });
    return { answer: { from, to }, action: 'membership.paused', details: { from, to }, news };
  });
}
