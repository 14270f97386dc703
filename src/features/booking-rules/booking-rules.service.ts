import type { SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingRule } from './booking-rules.contract';
import { listRules, listRulesOfTopic } from './sql/rule-reads';

export { onPlan } from './sql/rule-reads';

/** Every rule of a space, whomever it is meant for. */
export const listBookingRules = (tx: OperatorTx, spaceId: SpaceId): Promise<readonly BookingRule[]> =>
  listRules(tx, spaceId);

/** Whether one may wait, in all spaces of the operator, whomever it is meant for. */
export const listWaitlistRules = (tx: OperatorTx): Promise<readonly (BookingRule & { readonly spaceId: SpaceId })[]> =>
  listRulesOfTopic(tx, 'waitlist');

/** How far ahead series are made, in all spaces of the operator, whomever it is meant for. */
export const listSeriesRules = (tx: OperatorTx): Promise<readonly (BookingRule & { readonly spaceId: SpaceId })[]> =>
  listRulesOfTopic(tx, 'series');
