import type { Id, OperatorId, RsvpId } from '@/kernel/ids';
import { eventMessageMail } from '../mails/event-message-mail';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { EventLinks, RsvpForMail } from './event-mail-facts';
import { answerUrlOf, eventSettingOf } from './send-event-mails';

export type MessageForMail = { readonly words: string; readonly byName: string };
type Deps = MailDeps &
  Pick<EventLinks, 'rsvpUrl'> & {
    findRsvpForMail: (operatorId: OperatorId, id: RsvpId) => Promise<RsvpForMail | null>;
    findMessageForMail: (operatorId: OperatorId, id: Id<'event_message'>) => Promise<MessageForMail | null>;
  };

/** One message to one of those it is for, unless they have taken their answer back since. */
export async function sendEventMessage(
  { operatorId, messageId, rsvpId }: MailJobPayload<'send-event-message'>,
  deps: Deps,
): Promise<MailOutcome> {
  const [message, found] = await Promise.all([
    deps.findMessageForMail(operatorId, messageId),
    deps.findRsvpForMail(operatorId, rsvpId),
  ]);
  if (!message || !found || found.status === 'cancelled' || found.status === 'declined') return 'not_needed';
  const answerUrl = await answerUrlOf({ operatorId, rsvpId }, found, deps);
  const mail = await eventMessageMail({ ...found, ...eventSettingOf(found, deps), ...message, answerUrl });
  const { operator: brand, to } = found;
  return deliverMail({ job: 'send-event-message', about: [messageId, rsvpId], brand, to, mail }, deps);
}
