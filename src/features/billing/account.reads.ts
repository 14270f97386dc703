import type { ActingMember } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { maySeeAccounts } from './billing.access';
import type { AccountInput, AccountPartInput } from './billing.contract';
import { billingError } from './billing.errors';
import { getAccount } from './billing.service';
import { listChargesOf, listInvoicesOf, listPaymentsOf } from './sql/account-page-reads';

/** So many of each part come with the account. */
const FIRST = 20;
type List<T> = (tx: OperatorTx, memberId: MemberId, page: { limit: number; offset: number }) => Promise<T[]>;
type Page<T> = { readonly items: readonly T[]; readonly nextCursor: number | null };

async function pageOf<T>(list: List<T>, tx: OperatorTx, memberId: MemberId, offset: number): Promise<Page<T>> {
  const rows = await list(tx, memberId, { limit: FIRST + 1, offset });
  return { items: rows.slice(0, FIRST), nextCursor: rows.length > FIRST ? offset + FIRST : null };
}

/** Somebody else's account is not there for a member. @throws DomainError `account.not_found` */
function whoseOf(member: ActingMember, memberId: MemberId = member.memberId): MemberId {
  if (memberId !== member.memberId && !maySeeAccounts(member.role)) throw billingError('account.not_found');
  return memberId;
}

/** One's own account, with the first of each of its parts; staff read everybody's. @throws DomainError `account.not_found` */
export async function readAccount(member: ActingMember, { memberId }: AccountInput, now = new Date()) {
  const whose = whoseOf(member, memberId);
  return inOperator(member, async (tx) => ({
    ...(await getAccount(tx, whose, now)),
    invoices: await pageOf(listInvoicesOf, tx, whose, 0),
    charges: await pageOf(listChargesOf, tx, whose, 0),
    payments: await pageOf(listPaymentsOf, tx, whose, 0),
  }));
}

const readPart =
  <T>(list: List<T>) =>
  async (member: ActingMember, { memberId, cursor }: AccountPartInput): Promise<Page<T>> => {
    const whose = whoseOf(member, memberId);
    return inOperator(member, (tx) => pageOf(list, tx, whose, cursor ?? 0));
  };

/** More of an account: of its invoices, of what is on none, of its payments. @throws DomainError `account.not_found` */
export const readInvoicesOf = readPart(listInvoicesOf);
export const readChargesOf = readPart(listChargesOf);
export const readPaymentsOf = readPart(listPaymentsOf);
