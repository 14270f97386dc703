import { linkUsed } from '@/features/auth/auth.errors';
import { inOperator } from '@/server/db/transactions';
import { readAnswerLink } from '../answer-link';
import type { AnswerByLinkInput, AnswerRequestAnswer } from '../requests.contract';
import { getAnsweringMember } from '../requests.reads';
import { answerRequest } from './answer-request';

/**
 * "Yes", pressed behind the link of a mail, by somebody who need not be signed in: the link says who they are and what they answer, and nothing else can be
 * done with it. It is answered as by that member, with the role that they have now.
 *
 * @throws DomainError `auth.link_used` where it is none of ours, has run out, or its person runs the space no more; else as `answerRequest`.
 */
export async function answerByLink(input: AnswerByLinkInput, now = new Date()): Promise<AnswerRequestAnswer> {
  const { token, ...rest } = input;
  const link = await readAnswerLink(token);
  if (!link) throw linkUsed();
  const member = await inOperator(link, (tx) => getAnsweringMember(tx, link));
  const { operatorId, bookingId, scope } = link;
  return answerRequest(member, { operatorId, bookingId, scope, ...rest }, now);
}
