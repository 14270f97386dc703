import type { OperatorId } from '@/kernel/ids';

type Link = {
  /** Names the mail, so that one that is sent twice is recognised as one. */
  readonly mailId: string;
  readonly email: string;
  /** The secret of the link, for its mail alone. */
  readonly token: string;
  readonly minutes: number;
  readonly operatorId: OperatorId | null;
};

/** What this room announces: somebody is owed a mail with a link. */
export type AuthFact =
  | ({ readonly type: 'registration.asked'; readonly spaceName: string } & Link)
  /** The address has an account: the link makes the person a visitor of this operator as well. */
  | ({ readonly type: 'registration.asked_again'; readonly operatorSlug: string } & Link)
  | ({ readonly type: 'sign_in_link.asked'; readonly next?: string } & Link)
  | ({ readonly type: 'password_reset.asked' } & Link);
