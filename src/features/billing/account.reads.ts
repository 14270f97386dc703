import type { ActingMember } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { depositDueOn, depositReturnsOn } from '@/features/pricing/domain/deposit';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { demandAccounts, maySeeAccounts } from './billing.access';
import type { AccountInput, AccountPartInput, DepositsAtInput, DepositsInput } from './billing.contract';
import { billingError } from './billing.errors';
import { getAccount } from './billing.service';
import { placeAndTime } from './domain/charge-words';
import { listDepositsAt, listDepositsOf } from './sql/deposits';
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

/** So long a deposit that went back is still told of beside the account. */
const SHOWN_DAYS = 60;

/** Deposits that are held of a member, or went back of late; staff read everybody's. @throws DomainError `account.not_found` */
export async function readDeposits(member: ActingMember, { memberId }: DepositsInput, now = new Date()) {
  const whose = whoseOf(member, memberId);
  return inOperator(member, async (tx) => {
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    const rows = await listDepositsOf(tx, whose, addDays(today, -SHOWN_DAYS));
    return {
      today,
      deposits: rows.map((row) => ({
        bookingId: row.bookingId,
        words: placeAndTime(row),
        dueOn: depositDueOn(row, row),
        returnsOn: depositReturnsOn(row, row.deposit),
        begun: row.startsAt <= now,
        ...row.deposit,
      })),
    };
  });
}

/** Deposits of those who are booked into a space on a local date. @throws DomainError `auth.not_allowed` */
export async function readDepositsAt(member: ActingMember, input: DepositsAtInput) {
  demandAccounts(maySeeAccounts(member.role));
  return inOperator(member, async (tx) => ({ deposits: await listDepositsAt(tx, input) }));
}
