import type { SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingRule } from './booking-rules.contract';
import { listRules } from './sql/rule-reads';

/** Every rule of a space, whomever it is meant for. */
export const listBookingRules = (tx: OperatorTx, spaceId: SpaceId): Promise<readonly BookingRule[]> =>
  listRules(tx, spaceId);
