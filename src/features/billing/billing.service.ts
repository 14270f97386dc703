import type { MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { ChargeLine } from './domain/charge-lines';
import { insertCharges } from './sql/charge-writes';

export type ToCharge = {
  readonly memberId: MemberId;
  /** What it is for: `pass`, `plan_period`, `fee` … Bookings are charged for by this room itself. */
  readonly sourceKind: string;
  readonly sourceId: string;
  /** The local date from which on a closing takes it. */
  readonly serviceOn: LocalDate;
  readonly currency: string;
  /** Each with the words that stand on the invoice, and its tax; net and tax sum to gross. */
  readonly lines: readonly ChargeLine[];
};

/** Charges a member for something, once for each source: charged for it already, it stays as it is. Answers whether it is new. */
export const chargeFor = async (tx: OperatorTx, charge: ToCharge): Promise<boolean> =>
  (await insertCharges(tx, [{ ...charge, ordinal: 0 }])) === 1;
