import type { EventId, MemberId, OperatorId } from '@/kernel/ids';
import { eventCommentsMail, type CommentForMail } from '../mails/event-comments-mail';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { AskedEventForMail } from './event-mail-facts';

type Deps = MailDeps & {
  findAskedEventForMail: (
    operatorId: OperatorId,
    id: EventId,
    reader: MemberId | null,
  ) => Promise<AskedEventForMail | null>;
  listCommentsForMail: (
    operatorId: OperatorId,
    id: EventId,
    about: { readonly reader: MemberId; readonly toldAt: Date },
  ) => Promise<CommentForMail[]>;
  hostedEventUrl: (operator: string, space: string, event: string) => string;
};

/** To one of those who run an event: what others said, as far as it is still there. */
export async function sendEventComments(
  { operatorId, eventId, memberId, toldAt, act }: MailJobPayload<'send-event-comments'>,
  deps: Deps,
): Promise<MailOutcome> {
  const [found, comments] = await Promise.all([
    deps.findAskedEventForMail(operatorId, eventId, memberId),
    deps.listCommentsForMail(operatorId, eventId, { reader: memberId, toldAt: new Date(toldAt) }),
  ]);
  if (!found || found.to.email === '' || comments.length === 0) return 'not_needed';
  const { operator: brand, to, space, slug, title } = found;
  const eventUrl = `${deps.hostedEventUrl(brand.slug, space.slug, slug)}#talk`;
  const mail = await eventCommentsMail({ brand, name: to.name, title, comments, eventUrl });
  return deliverMail({ job: 'send-event-comments', about: [eventId, memberId, act], brand, to, mail }, deps);
}
