import type { ClosingId, OperatorId } from '@/kernel/ids';

/** What this room announces. */
export type BillingFact = {
  /** Its invoices are to be made, a member at a time. */
  readonly type: 'closing.begun';
  readonly operatorId: OperatorId;
  readonly closingId: ClosingId;
};
