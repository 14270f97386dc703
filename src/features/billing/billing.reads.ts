import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { demandAccounts, mayCloseAccounts, maySeeAccounts } from './billing.access';
import type { AccountsInput, PreviewInput } from './billing.contract';
import { invoicesToMake } from './billing.service';
import { listAccounts } from './sql/account-reads';
import { listClosings } from './sql/closing-reads';

/** How much a closing would make of what, for whom. @throws DomainError `auth.not_allowed` */
export async function readClosingPreview(member: ActingMember, { upTo }: PreviewInput, now = new Date()) {
  demandAccounts(mayCloseAccounts(member.role));
  return inOperator(member, async (tx) => {
    const { timeZone, currency } = await getHouse(tx);
    return { currency, upTo, invoices: await invoicesToMake(tx, upTo, localDateOf(now, timeZone)) };
  });
}

/** Closings so far, the latest first, with how far each is. @throws DomainError `auth.not_allowed` */
export async function readClosings(member: ActingMember) {
  demandAccounts(mayCloseAccounts(member.role));
  return inOperator(member, async (tx) => ({ closings: await listClosings(tx) }));
}

/** A page of accounts, who owes most first. @throws DomainError `auth.not_allowed` */
export async function readAccounts(member: ActingMember, { q, owing, limit, cursor }: AccountsInput, now = new Date()) {
  demandAccounts(maySeeAccounts(member.role));
  return inOperator(member, async (tx) => {
    const { timeZone, currency } = await getHouse(tx);
    const from = cursor ?? 0;
    const today = localDateOf(now, timeZone);
    const rows = await listAccounts(tx, { q, owing, today, limit: limit + 1 }, from);
    return { currency, today, items: rows.slice(0, limit), nextCursor: rows.length > limit ? from + limit : null };
  });
}
