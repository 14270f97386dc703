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
  findOfferForMail: (operatorId: OperatorId, id: WaitlistEntryId) => Promise<OfferForMail | null>;
};

/** Tells whoever waited that the place is kept for them, unless they have answered or it is over by now. */
export async function sendWaitlistOffer(
  { operatorId, entryId, offeredAt }: MailJobPayload<'send-waitlist-offer'>,
  deps: Deps,
): Promise<MailOutcome> {
  const offer = await deps.findOfferForMail(operatorId, entryId);
  if (!offer?.expiresAt || offer.status !== 'offered' || offer.expiresAt <= deps.now()) return 'not_needed';
  const { operator: brand, member: to, span, expiresAt } = offer;
  const mail = await waitlistOfferMail({ ...settingOf(offer, deps), span, expiresAt });
  // The same person may be offered the same wish again later: each offer is a mail of its own.
  const about = [entryId, String(Date.parse(offeredAt))];
  return deliverMail({ job: 'send-waitlist-offer', about, brand, to, mail }, deps);
}
