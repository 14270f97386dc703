import { isStaff, type Role } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';

/** Those who run the space see what everybody owes; members their own account alone. */
export const maySeeAccounts = (role: Role): boolean => isStaff(role);
/** Whoever stands at the desk may be given money. */
export const mayTakePayments = (role: Role): boolean => isStaff(role);
/** Whoever looks over the hall afterwards says what becomes of the deposit. */
export const maySettleDeposits = (role: Role): boolean => isStaff(role);
/** Invoices are for good: owners and managers make them. */
export const mayCloseAccounts = (role: Role): boolean => role === 'owner' || role === 'manager';

/** What stands on all invoices is for owners and managers to say. */
export const maySetInvoices = (role: Role): boolean => role === 'owner' || role === 'manager';
/** Whose name stands on the invoices of a member, they say themselves, and staff for them. */
export const maySetBuyer = ({ role, memberId }: { role: Role; memberId: string }, whose: string): boolean =>
  whose === memberId || isStaff(role);

/** @throws DomainError `auth.not_allowed` */
export function demandAccounts(allowed: boolean): void {
  if (!allowed) throw new DomainError('forbidden', 'auth.not_allowed');
}
