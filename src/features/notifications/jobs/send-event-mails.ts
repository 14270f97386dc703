import type { EventId, Id, MemberId, OperatorId, RsvpId } from '@/kernel/ids';
import type { CalendarMethod } from '@/features/calendars/domain/calendar-file';
import { eventDateCalendar, type EventDateCalendarInput } from '@/features/calendars/domain/event-date-calendar';
import type { RsvpNews } from '../domain/rsvp-news';
import { confirmRsvpMail, rsvpMail, type EventSetting } from '../mails/event-mails';
import { eventAnsweredMail, eventInvitationMail, eventToAnswerMail } from '../mails/hosting-mails';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type {
  AskedEventForMail,
  EventForMail,
  EventLinks,
  InvitationForMail,
  RsvpForMail,
  RsvpLinkForMail,
} from './event-mail-facts';

/** A link to an answer goes on showing it for a while after the date. */
const LINK_DAYS = 14;
const DAY_MS = 86_400_000;
export const LINK_MS = LINK_DAYS * DAY_MS;

export const eventSettingOf = (
  facts: EventForMail & { readonly to: { readonly name: string } },
  deps: MailDeps,
): EventSetting => ({
  ...{ brand: facts.operator, name: facts.to.name, title: facts.title, hostName: facts.hostName, where: facts.where },
  ...{
    address: facts.atSpace ? `${facts.space.name}, ${facts.space.address}` : '',
    zone: facts.zone,
    writtenAt: deps.now(),
  },
});

const isOff = (one: RsvpForMail) => !one.stands;
const isToCome = (one: RsvpForMail, now: Date) => one.stands && one.span.endsAt > now;
const COMES: (one: RsvpForMail, now: Date) => boolean = (one, now) =>
  one.status === 'going' && one.checkedInAt === null && isToCome(one, now);

/** Whether it is still so when the mail goes: what is not is told by another mail, or not at all. */
const STILL: Record<RsvpNews, (one: RsvpForMail, now: Date) => boolean> = {
  going: COMES,
  approved: COMES,
  place: COMES,
  reminder: (one, now) => COMES(one, now) && one.span.startsAt > now,
  asked: (one, now) => one.status === 'asked' && isToCome(one, now),
  waiting: (one, now) => one.status === 'waiting' && isToCome(one, now),
  offered: (one, now) => one.status === 'offered' && isToCome(one, now) && (one.offerExpiresAt ?? now) > now,
  lapsed: (one, now) => one.status === 'declined' && one.how === 'lapsed' && isToCome(one, now),
  declined: (one, now) => one.status === 'declined' && one.how === 'by_host' && isToCome(one, now),
  removed: (one, now) => one.status === 'declined' && one.how === 'by_host' && isToCome(one, now),
  cancelled: (one, now) => one.status === 'cancelled' && one.how === 'by_guest' && isToCome(one, now),
  moved: (one, now) => ['going', 'asked', 'waiting', 'offered'].includes(one.status) && isToCome(one, now),
  off: (one, now) => isOff(one) && one.span.endsAt > now,
  thanks: (one) => one.checkedInAt !== null || (one.status === 'going' && !one.door),
};

/** What goes into or out of calendars; null for what was never in one. */
const CALENDAR: Partial<Record<RsvpNews, 'REQUEST' | 'CANCEL'>> = {
  ...{ going: 'REQUEST', approved: 'REQUEST', place: 'REQUEST', moved: 'REQUEST' },
  ...{ removed: 'CANCEL', cancelled: 'CANCEL', off: 'CANCEL' },
};
const WITH_CODE: readonly RsvpNews[] = ['going', 'approved', 'place', 'moved', 'reminder'];

/** Where somebody sees and changes their answer, signed for a while beyond the date. */
export const answerUrlOf = (
  link: { readonly operatorId: OperatorId; readonly rsvpId: RsvpId },
  { span }: Pick<RsvpForMail, 'span'>,
  deps: Pick<EventLinks, 'rsvpUrl'>,
): Promise<string> => deps.rsvpUrl(link, new Date(span.endsAt.getTime() + LINK_MS));

type RsvpDeps = MailDeps &
  EventLinks & { findRsvpForMail: (operatorId: OperatorId, id: RsvpId) => Promise<RsvpForMail | null> };

/** Tells somebody what became of their answer, or of the date they answered to; with what their calendar needs, and the code for the door. */
export async function sendRsvpMail(
  { operatorId, rsvpId, news, version }: MailJobPayload<'send-rsvp-mail'>,
  deps: RsvpDeps,
): Promise<MailOutcome> {
  const found = await deps.findRsvpForMail(operatorId, rsvpId);
  if (!found || found.to.email === '' || !STILL[news](found, deps.now())) return 'not_needed';
  const { operator: brand, to, dateId } = found;
  const going = found.status === 'going';
  const answerUrl = await answerUrlOf({ operatorId, rsvpId }, found, deps);
  const ticket = going && WITH_CODE.includes(news) ? await deps.ticketOf(rsvpId, dateId) : null;
  const mail = await rsvpMail({
    ...found,
    ...eventSettingOf(found, deps),
    news,
    going,
    answerUrl,
    code: ticket?.code ?? null,
  });
  const method = news === 'moved' && !going ? undefined : CALENDAR[news];
  const calendar = method && calendarOf(found, method, answerUrl, deps);
  const pictures = ticket ? [{ cid: 'ticket', filename: 'ticket.png', content: ticket.picture }] : [];
  const about = [rsvpId, news, String(version)];
  return deliverMail(
    { job: 'send-rsvp-mail', about, brand, to, mail, ...(calendar ? { calendar } : {}), pictures },
    deps,
  );
}

const calendarOf = (found: RsvpForMail, method: 'REQUEST' | 'CANCEL', url: string, deps: MailDeps) =>
  eventDateCalendar(calendarEntryOf(found, method, url, deps));

/** A date as somebody's calendar has it. */
export const calendarEntryOf = (
  found: RsvpForMail,
  method: CalendarMethod,
  url: string,
  deps: MailDeps,
): EventDateCalendarInput => ({
  ...{ method, url, dateId: found.dateId, span: found.span, zone: found.zone, host: deps.host },
  ...{ sequence: found.sequence, stampedAt: found.changedAt, resourceName: found.title },
  ...{ spaceName: found.atSpace ? `${found.where}, ${found.space.name}` : found.where },
  address: found.atSpace ? found.space.address : '',
  description: `${found.onlineUrl === '' ? '' : `Join: ${found.onlineUrl}\n`}Change or cancel: ${url}`,
  organizer: { name: found.operator.name, email: deps.senderAddress },
  attendee: found.to,
});

/** Asks whether an address is whose it was said to be. Asked twice before it is opened, it is two mails with a link each; either will do. */
export async function sendRsvpLink(
  { operatorId, linkId }: MailJobPayload<'send-rsvp-link'>,
  deps: MailDeps & {
    findRsvpLinkForMail: (operatorId: OperatorId, id: Id<'rsvp_link'>) => Promise<RsvpLinkForMail | null>;
    confirmUrl: (link: { operatorId: OperatorId; linkId: Id<'rsvp_link'> }, expiresAt: Date) => Promise<string>;
  },
): Promise<MailOutcome> {
  const found = await deps.findRsvpLinkForMail(operatorId, linkId);
  if (!found || found.over || found.expiresAt <= deps.now()) return 'not_needed';
  const { operator: brand, to, expiresAt } = found;
  const confirmUrl = await deps.confirmUrl({ operatorId, linkId }, expiresAt);
  const mail = await confirmRsvpMail({ ...found, ...eventSettingOf(found, deps), confirmUrl });
  return deliverMail({ job: 'send-rsvp-link', about: [linkId], brand, to, mail }, deps);
}

type AskedDeps = MailDeps & {
  findAskedEventForMail: (
    operatorId: OperatorId,
    id: EventId,
    reader: MemberId | null,
  ) => Promise<AskedEventForMail | null>;
  hostedEventUrl: (operator: string, space: string, event: string) => string;
};

/** To one of those who say yes to events, as long as it waits for one. */
export async function sendEventToAnswer(
  { operatorId, eventId, memberId, act }: MailJobPayload<'send-event-to-answer'>,
  deps: AskedDeps,
): Promise<MailOutcome> {
  const found = await deps.findAskedEventForMail(operatorId, eventId, memberId);
  if (found?.status !== 'asked') return 'not_needed';
  const mail = await eventToAnswerMail({ ...found, ...eventSettingOf(found, deps), eventUrl: urlOf(found, deps) });
  const { operator: brand, to } = found;
  return deliverMail({ job: 'send-event-to-answer', about: [eventId, memberId, act], brand, to, mail }, deps);
}

/** To its host: yes or no, with the words that were said. */
export async function sendEventAnswer(
  { operatorId, eventId, yes, act }: MailJobPayload<'send-event-answer'>,
  deps: AskedDeps,
): Promise<MailOutcome> {
  const found = await deps.findAskedEventForMail(operatorId, eventId, null);
  if (!found || (found.status === 'draft') === yes || found.status === 'asked') return 'not_needed';
  const said = { yes, words: found.endedWords };
  const mail = await eventAnsweredMail({
    ...found,
    ...eventSettingOf(found, deps),
    ...said,
    eventUrl: urlOf(found, deps),
  });
  const { operator: brand, to } = found;
  return deliverMail({ job: 'send-event-answer', about: [eventId, act], brand, to, mail }, deps);
}

const urlOf = ({ operator, space, slug }: AskedEventForMail, deps: AskedDeps): string =>
  deps.hostedEventUrl(operator.slug, space.slug, slug);

/** Asks somebody to come, as long as there is a date to come to. */
export async function sendEventInvitation(
  { operatorId, invitationId }: MailJobPayload<'send-event-invitation'>,
  deps: MailDeps & {
    findEventInvitationForMail: (
      operatorId: OperatorId,
      id: Id<'event_invitation'>,
    ) => Promise<InvitationForMail | null>;
    hostedEventUrl: AskedDeps['hostedEventUrl'];
    invitationUrl: (
      link: { operatorId: OperatorId; invitationId: Id<'event_invitation'> },
      expiresAt: Date,
    ) => Promise<string>;
  },
): Promise<MailOutcome> {
  const found = await deps.findEventInvitationForMail(operatorId, invitationId);
  const last = found?.spans.at(-1);
  if (!found || !last || !found.stands || found.to.email === '') return 'not_needed';
  const { operator: brand, to, space, slug } = found;
  const eventUrl = found.member
    ? deps.hostedEventUrl(brand.slug, space.slug, slug)
    : await deps.invitationUrl({ operatorId, invitationId }, new Date(last.endsAt.getTime() + LINK_MS));
  const mail = await eventInvitationMail({ ...found, ...eventSettingOf(found, deps), eventUrl });
  return deliverMail({ job: 'send-event-invitation', about: [invitationId], brand, to, mail }, deps);
}
