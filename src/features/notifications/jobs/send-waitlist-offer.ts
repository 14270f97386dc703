import type { OperatorId, WaitlistEntryId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { waitlistOfferMail } from '../mails/waitlist-offer-mail';
import type { MailJobPayload } from '../notifications.contract';
import { settingOf } from './booking-files';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { MailSetting } from './mail-facts';

export type OfferForMail = MailSetting & {
  readonly span: TimeRange;
  readonly status: string;
  readonly offeredAt: Date | null;
  readonly expiresAt: Date | null;
};
type Deps = MailDeps & {
  findOffersForMail: (operatorId: OperatorId, ids: readonly WaitlistEntryId[]) => Promise<OfferForMail[]>;
};

/** Tells whoever waited that the place is kept for them, unless they have answered or it is over by now. */
export async function sendWaitlistOffer(
  { operatorId, entryId, offeredAt, others = [] }: MailJobPayload<'send-waitlist-offer'>,
  deps: Deps,
): Promise<MailOutcome> {
  const now = deps.now();
  const found = await deps.findOffersForMail(operatorId, [entryId, ...others]);
  const open = found.flatMap((one) =>
    one.status === 'offered' && one.expiresAt && one.expiresAt > now ? [{ ...one, expiresAt: one.expiresAt }] : [],
  );
  const [first] = open;
  if (!first) return 'not_needed';
  const { operator: brand, member: to } = first;
  const mail = await waitlistOfferMail({ ...settingOf(first, deps), offers: open });
  // The same person may be offered the same wish again later: each offer is a mail of its own.
  const about = [entryId, String(Date.parse(offeredAt))];
  return deliverMail({ job: 'send-waitlist-offer', about, brand, to, mail }, deps);
}
