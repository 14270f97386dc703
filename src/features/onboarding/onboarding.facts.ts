import type { OperatorId } from '@/kernel/ids';

/** What this room announces: an operator began, and its owner is owed the first link in. */
export type OnboardingFact = {
  readonly type: 'operator.created';
  readonly operatorId: OperatorId;
  readonly operatorSlug: string;
  /** Names the mail, so that one that is sent twice is recognised as one. */
  readonly mailId: string;
  readonly email: string;
  /** The secret of the link, for its mail alone. */
  readonly token: string;
  readonly minutes: number;
};
