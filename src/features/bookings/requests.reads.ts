import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { SpaceId } from '@/kernel/ids';
import { linkUsed } from '@/features/auth/auth.errors';
import { listTimeHeldFor } from '@/features/occupancies/occupancies.service';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { readAnswerLink, type AnswerLink } from './answer-link';
import { mayAnswer } from './bookings.access';
import type { RequestByLink, RequestList, RequestView } from './requests.contract';
import { dayAround, requestView } from './domain/request-views';
import { findActiveMember, findPlaceOfSpace } from './sql/holder-reads';
import { findRequest, listOpenRequests, type RequestRow } from './sql/request-reads';

/** What waits for a yes in a space, the most urgent first, each with what else holds the place that day. Two queries, however many. */
export async function listRequests(
  tx: OperatorTx,
  space: { readonly id: SpaceId; readonly timeZone: string },
  now = new Date(),
): Promise<RequestView[]> {
  const rows = await listOpenRequests(tx, space.id, now);
  return viewsOf(
    tx,
    rows.map((row) => ({ row, scope: row.seriesId ? 'all' : 'one' })),
    space.timeZone,
    now,
  );
}

/** The same for the page of those who answer. @throws DomainError `auth.not_allowed`. */
export async function readRequests(member: ActingMember, spaceId: SpaceId, now = new Date()): Promise<RequestList> {
  if (!mayAnswer(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { name, rules } = await getOpeningRules(tx, spaceId);
    const requests = await listRequests(tx, { id: spaceId, timeZone: rules.timeZone }, now);
    return { spaceName: name, timeZone: rules.timeZone, requests };
  });
}

/** What a mail's link is about, to look at: nothing changes. @throws DomainError `auth.link_used` where it is none of ours, or its person runs the space no more. */
export async function readRequestByLink(token: string, now = new Date()): Promise<RequestByLink> {
  const link = await readAnswerLink(token);
  if (!link) throw linkUsed();
  return inOperator(link, async (tx) => {
    await getAnsweringMember(tx, link);
    const row = await findRequest(tx, link.bookingId, link.scope);
    const place = row && (await findPlaceOfSpace(tx, row.spaceId));
    if (!row || !place) throw linkUsed();
    const { operatorSlug, operatorName, accent, ...space } = place;
    const [request] = await viewsOf(tx, [{ row, scope: link.scope }], space.timeZone, now);
    if (!request) throw linkUsed();
    return { request, operator: { slug: operatorSlug, name: operatorName, accent }, space };
  });
}

/** Whoever holds the link, as the member that they are today. @throws DomainError `auth.link_used`. */
export async function getAnsweringMember(tx: OperatorTx, link: AnswerLink): Promise<ActingMember> {
  const found = await findActiveMember(tx, link.memberId);
  if (!found || !mayAnswer(found.role)) throw linkUsed();
  return { ...found, operatorId: link.operatorId };
}

async function viewsOf(
  tx: OperatorTx,
  asked: readonly { readonly row: RequestRow; readonly scope: 'one' | 'all' }[],
  timeZone: string,
  now: Date,
): Promise<RequestView[]> {
  const held = await listTimeHeldFor(
    tx,
    asked.map(({ row }) => ({ resourceId: row.resourceId, ...dayAround(row, timeZone) })),
  );
  return asked.map(({ row, scope }, place) =>
    requestView(
      row,
      scope,
      held.filter((one) => one.place === place),
      timeZone,
      now,
    ),
  );
}
