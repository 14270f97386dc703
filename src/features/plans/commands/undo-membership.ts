import type { ActingMember } from '@/kernel/acting-member';
import { addDays } from '@/kernel/zone';
import type { UndoMembershipInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { endPauses, setEnd, withdrawMembership, withdrawPlansFrom } from '../sql/membership-writes';
import { changingMembership, type Changing } from './changing-membership';

/**
 * "I have thought better of it": takes back what has not begun yet. A pause that has begun is over from today on.
 *
 * @throws DomainError as `changingMembership`; `plans.nothing_to_undo`, `plans.on_a_plan_already`
 */
export function undoMembership(
  member: ActingMember,
  input: UndoMembershipInput,
  now = new Date(),
): Promise<{ readonly undone: UndoMembershipInput['what'] }> {
  return changingMembership(member, 'undo-membership', input, now, async (changing) => {
    if (!(await takeBack(changing, input.what))) throw planError('not_now', 'plans.nothing_to_undo');
    const news = (act: string) => ({ what: 'undone' as const, act, undone: input.what });
    return { answer: { undone: input.what }, action: `membership.${input.what}_undone`, news };
  });
}

/** Answers whether there was anything. */
async function takeBack({ tx, membership, today }: Changing, what: UndoMembershipInput['what']): Promise<boolean> {
  const { id, startsOn, endsOn } = membership;
  switch (what) {
    case 'join':
      if (startsOn <= today) return false;
      await withdrawMembership(tx, id);
      return true;
    case 'change': {
      const begun = today < startsOn ? startsOn : today;
      return (await withdrawPlansFrom(tx, id, addDays(begun, 1))) > 0;
    }
    case 'pause':
      return (await endPauses(tx, id, today)) > 0;
    case 'cancellation':
      if (endsOn === null) return false;
      await setEnd(tx, id, null);
      return true;
  }
}
