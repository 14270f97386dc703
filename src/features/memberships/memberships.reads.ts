import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { MemberId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { maySellPasses } from './memberships.access';
import type { creditsInput, creditsView, passesView, StatementInput, statementView } from './memberships.contract';
import { findEarning } from './sql/earning';
import { listBuckets, listEntries } from './sql/ledger-reads';
import { creditMemberNotFound } from './memberships.errors';
import { findMemberName, listPasses } from './sql/pass-reads';

/** One's own, or somebody's for whoever serves them. @throws DomainError `auth.not_allowed` */
function whoseOf(member: ActingMember, asked: MemberId | undefined): MemberId {
  if (asked && asked !== member.memberId && !maySellPasses(member.role))
    throw new DomainError('forbidden', 'auth.not_allowed');
  return asked ?? member.memberId;
}

/** What somebody holds: what is left of what, what it covers, and what ends when. @throws DomainError `credits.member_not_found` */
export function readCredits(
  member: ActingMember,
  input: z.output<typeof creditsInput>,
  now = new Date(),
): Promise<z.output<typeof creditsView>> {
  const memberId = whoseOf(member, input.memberId);
  return inOperator(member, async (tx) => {
    const displayName = await findMemberName(tx, memberId);
    if (displayName === null) throw creditMemberNotFound();
    const house = await getHouse(tx);
    const today = localDateOf(now, house.timeZone);
    return { displayName, ...house, buckets: await listBuckets(tx, memberId, now, today) };
  });
}

/** What came and went, the latest first. */
export function readStatement(
  member: ActingMember,
  input: StatementInput,
  now = new Date(),
): Promise<z.output<typeof statementView>> {
  const memberId = whoseOf(member, input.memberId);
  return inOperator(member, async (tx) => {
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    const found = await listEntries(tx, memberId, { before: input.cursor ?? null, limit: input.limit + 1, today });
    const items = found.slice(0, input.limit);
    return { items, nextCursor: found.length > items.length ? (items.at(-1)?.number ?? null) : null };
  });
}

/** The passes on sale; for whoever sells them all. And what is earned by giving up a date. */
export function readPasses(member: ActingMember): Promise<z.output<typeof passesView>> {
  return inOperator(member, async (tx) => ({
    currency: (await getHouse(tx)).currency,
    passes: await listPasses(tx, !maySellPasses(member.role)),
    earning: await findEarning(tx),
  }));
}
