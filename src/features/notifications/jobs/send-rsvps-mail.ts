import type { OperatorId, RsvpId } from '@/kernel/ids';
import { eventDatesCalendar } from '@/features/calendars/domain/event-date-calendar';
import { allDatesMail } from '../mails/all-dates-mail';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { RsvpForMail } from './event-mail-facts';
import { calendarEntryOf, eventSettingOf, LINK_MS } from './send-event-mails';

type Deps = MailDeps & {
  readonly listRsvpsForMail: (operatorId: OperatorId, ids: readonly RsvpId[]) => Promise<RsvpForMail[]>;
  readonly allDatesUrl: (link: { operatorId: OperatorId; rsvpId: RsvpId }, expiresAt: Date) => Promise<string>;
};

/** Tells somebody what became of many dates at once, as they stand when the mail goes; those in which they come, or no more, as one file. */
export async function sendRsvpsMail(
  { operatorId, rsvpIds, news, act }: MailJobPayload<'send-rsvps-mail'>,
  deps: Deps,
): Promise<MailOutcome> {
  const all = (await deps.listRsvpsForMail(operatorId, rsvpIds)).filter(
    (one) => one.stands && one.span.endsAt > deps.now(),
  );
  const of = (status: string) => all.filter((one) => one.status === status);
  const back = news === 'taken_back';
  const shown = back
    ? { going: [], waiting: [], asked: [], cancelled: of('cancelled') }
    : { going: of('going'), waiting: of('waiting'), asked: of('asked'), cancelled: [] };
  const told = Object.values(shown).flat();
  const last = all.at(-1);
  if (!last || told.length === 0 || last.to.email === '') return 'not_needed';
  const spans = (list: readonly RsvpForMail[]) => list.map(({ span }) => span);
  const datesUrl = await deps.allDatesUrl(
    { operatorId, rsvpId: last.rsvpId },
    new Date(last.span.endsAt.getTime() + LINK_MS),
  );
  const mail = await allDatesMail({
    ...{ ...eventSettingOf(last, deps), news, datesUrl },
    ...{ going: spans(shown.going), waiting: spans(shown.waiting) },
    ...{ asked: spans(shown.asked), cancelled: spans(shown.cancelled) },
  });
  const entries = [...shown.going, ...shown.cancelled].map((one) =>
    calendarEntryOf(one, back ? 'CANCEL' : 'PUBLISH', datesUrl, deps),
  );
  const file = eventDatesCalendar(entries);
  const { operator: brand, to } = last;
  const calendars = file ? { calendars: [file] } : {};
  return deliverMail(
    { job: 'send-rsvps-mail', about: [news.replace('_', '-'), act], brand, to, mail, ...calendars },
    deps,
  );
}
