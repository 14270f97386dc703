import type { OperatorId, PersonId } from '@/kernel/ids';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';
import { keepLink, keepLinks, LINK_MINUTES } from './sql/keep-link';
import { deleteLink, findLink, type LinkRow } from './sql/links';
import { findPersonByEmail, insertPerson, updateEmailConfirmed } from './sql/people';

// What other rooms may ask of this one, inside their own transaction.
export { findOperatorBySlug } from './sql/operators';
export { findPersonByEmail, insertPerson, updateEmailConfirmed };

/** How long an invitation stands. */
export const INVITE_MINUTES = LINK_MINUTES.invite;

type Tx = OperatorTx | PersonTx;
type Who = { readonly personId: PersonId; readonly email: string };

/**
 * The last step of whatever proves who somebody is: a token that their browser hands back within a minute to become signed in
 * (`signInWithToken` in `ui/session-client.ts`).
 */
export const issueSignInToken = (tx: Tx, who: Who): Promise<string> =>
  keepLink(tx, {
    ...who,
    operatorId: null,
    purpose: 'sign_in',
    minutes: LINK_MINUTES.handover,
  });

/** A sign-in link for a mail of another room, such as the first one of a new operator's owner. Answers the token of the link. */
export const keepSignInLink = (
  tx: Tx,
  who: Who & { readonly operatorId: OperatorId },
  minutes: number,
): Promise<string> => keepLink(tx, { ...who, purpose: 'sign_in', minutes });

type Invited = { readonly email: string; readonly payload: Readonly<Record<string, unknown>> };
const inviteLink = ({ operatorId }: OperatorTx, invited: Invited) =>
  ({ ...invited, personId: null, operatorId, purpose: 'invite', minutes: INVITE_MINUTES }) as const;

/** A link that invites an address to an operator. What the invitation is stands in `payload`; the token is the answer. */
export const keepInviteLink = (tx: OperatorTx, invited: Invited): Promise<string> =>
  keepLink(tx, inviteLink(tx, invited));

/** One for each of many addresses, in their order. */
export const keepInviteLinks = (tx: OperatorTx, invited: readonly Invited[]): Promise<string[]> =>
  keepLinks(
    tx,
    invited.map((one) => inviteLink(tx, one)),
  );

/** Looks at an invitation's link without using it up. */
export const findInviteLink = (tx: Tx, token: string): Promise<LinkRow | null> => findLink(tx, token, 'invite');
/** Uses an invitation's link up: null for whoever comes second. */
export const useInviteLink = (tx: Tx, token: string): Promise<LinkRow | null> => deleteLink(tx, token, 'invite');
