import type { OperatorId, PersonId } from '@/kernel/ids';
import { newLinkToken } from '@/server/auth/link-token';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';
import { insertLink, insertLinks, type LinkPurpose } from './links';

/** How long each kind of link stands. The one that a browser hands straight back to become signed in stands a minute. */
export const LINK_MINUTES = { sign_in: 30, register: 24 * 60, reset: 60, invite: 14 * 24 * 60, handover: 1 } as const;

type Wanted = {
  readonly email: string;
  readonly personId: PersonId | null;
  readonly operatorId: OperatorId | null;
  readonly purpose: LinkPurpose;
  readonly minutes: number;
  readonly payload?: Readonly<Record<string, unknown>>;
};

/** Keeps a new link, and answers its token, which exists nowhere else. */
export async function keepLink(tx: OperatorTx | PersonTx, wanted: Wanted): Promise<string> {
  const { token, hash } = newLinkToken();
  const { minutes, ...link } = wanted;
  await insertLink(tx, { ...link, hash, expiresAt: new Date(Date.now() + minutes * 60_000) });
  return token;
}

/** The same for many: their tokens, in the order of what was wanted. */
export async function keepLinks(tx: OperatorTx, wanted: readonly Wanted[]): Promise<string[]> {
  const made = wanted.map(({ minutes, ...link }) => ({
    ...newLinkToken(),
    link: { ...link, expiresAt: new Date(Date.now() + minutes * 60_000) },
  }));
  await insertLinks(
    tx,
    made.map(({ hash, link }) => ({ ...link, hash })),
  );
  return made.map(({ token }) => token);
}
