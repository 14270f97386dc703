import type { ClosingId, Id, InvoiceId, MemberId, OperatorId, PersonId } from '@/kernel/ids';

type Whose = { readonly operatorId: OperatorId; readonly memberId: MemberId; readonly personId: PersonId };

/** What this room announces. `personId` is whose account it is. */
export type BillingFact =
  | {
      /** Its invoices are to be made, a member at a time. */
      readonly type: 'closing.begun';
      readonly operatorId: OperatorId;
      readonly closingId: ClosingId;
    }
  | ({
      /** An invoice or credit note, with its number as it is said; `byMail`: the house mails them. */
      readonly type: 'invoice.made';
      readonly invoiceId: InvoiceId;
      readonly kind: 'invoice' | 'credit_note';
      readonly number: string;
      readonly byMail: boolean;
    } & Whose)
  | ({
      /** Somebody of the house asked that a member be reminded of what is overdue. */
      readonly type: 'payment.reminded';
      readonly reminderId: Id<'payment_reminder'>;
    } & Whose);
