import type { BookingRule, RuleScope, RuleSettings, RuleTopic } from '@/features/booking-rules/booking-rules.contract';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from '@/testing/makers';

/** Writes a rule of a space as its owner has set it: in place of the one for the same place and people. */
export async function setRule<T extends RuleTopic>(
  { operatorId, spaceId }: MadeSpace,
  topic: T,
  settings: RuleSettings<T>,
  scope: Partial<RuleScope> = {},
): Promise<void> {
  const where: Omit<BookingRule, 'id' | 'topic' | 'settings' | 'words' | 'onPlan'> = {
    kind: null,
    resourceId: null,
    role: null,
    memberId: null,
    planId: null,
    ...scope,
  };
  await inOperator({ operatorId }, async (tx) => {
    let gone = tx.deleteFrom('bookingRules').where('operatorId', '=', operatorId).where('spaceId', '=', spaceId);
    gone = gone.where('topic', '=', topic);
    for (const [column, value] of Object.entries(where) as [keyof typeof where, never][])
      gone = value === null ? gone.where(column, 'is', null) : gone.where(column, '=', value);
    await gone.execute();
    await tx
      .insertInto('bookingRules')
      .values({
        operatorId,
        spaceId,
        id: newId<'booking_rule'>(),
        topic,
        settings: JSON.stringify(settings),
        ...where,
      })
      .execute();
  });
}

export const askFirst = (space: MadeSpace, scope: Partial<RuleScope> = {}, answerMinutes = 120) =>
  setRule(space, 'approval', { needed: true, answerMinutes }, scope);

export const askCheckIn = (
  space: MadeSpace,
  settings: Partial<RuleSettings<'check_in'>> = {},
  scope: Partial<RuleScope> = {},
) =>
  setRule(
    space,
    'check_in',
    { asked: true, opens: 'day_start', releaseAfterMinutes: 15, automatic: false, ...settings },
    scope,
  );
