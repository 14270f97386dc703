import type { BookingId, MemberId, OperatorId } from '@/kernel/ids';
import type { RequestOutcome, RequestSubject } from '@/features/bookings/bookings.facts';
import { noShowMail } from '../mails/no-show-mail';
import { requestOutcomeMail, requestReceivedMail, requestToAnswerMail } from '../mails/request-mails';
import type { MailJobPayload } from '../notifications.contract';
import { bookingFile, occurrencesFile, ruleInWords, seriesFile, settingOf } from './booking-files';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { SeriesForMail } from './mail-facts';
import type { NoShowForMail, OutcomeForMail, RequestForMail, RequestToAnswer } from './request-mail-facts';

type AnswerDeps = MailDeps & {
  findRequestToAnswer: (
    operatorId: OperatorId,
    subject: RequestSubject,
    memberId: MemberId,
  ) => Promise<RequestToAnswer | null>;
  /** Where the links of the mail lead: absolute. */
  answerUrls: (
    link: { operatorId: OperatorId; memberId: MemberId; bookingId: BookingId; scope: 'one' | 'all' },
    request: RequestForMail,
  ) => Promise<{ approveUrl: string; declineUrl: string; requestsUrl: string }>;
};
type RequestDeps = MailDeps & {
  findRequestForMail: (operatorId: OperatorId, subject: RequestSubject) => Promise<RequestForMail | null>;
};
type OutcomeDeps = MailDeps & {
  findOutcomeForMail: (
    operatorId: OperatorId,
    subject: RequestSubject,
    outcome: RequestOutcome,
    at: Date,
  ) => Promise<OutcomeForMail | null>;
};
type NoShowDeps = MailDeps & {
  findNoShowForMail: (operatorId: OperatorId, bookingId: BookingId) => Promise<NoShowForMail | null>;
};

const idOf = (subject: RequestSubject): string => ('seriesId' in subject ? subject.seriesId : subject.bookingId);
const patternOf = (series: SeriesForMail | null, spans: readonly unknown[]): string | null =>
  series && spans.length > 1 ? ruleInWords(series).pattern : null;

/** Asks one of those who may answer, unless somebody has answered by now. */
export async function sendRequestToAnswer(
  { operatorId, subject, memberId }: MailJobPayload<'send-request-to-answer'>,
  deps: AnswerDeps,
): Promise<MailOutcome> {
  const request = await deps.findRequestToAnswer(operatorId, subject, memberId);
  if (!request) return 'not_needed';
  const { answerer, bookingId, spans, series, note, guests, expiresAt, operator: brand } = request;
  const scope = 'seriesId' in subject ? ('all' as const) : ('one' as const);
  const mail = await requestToAnswerMail({
    ...settingOf(request, deps),
    ...(await deps.answerUrls({ operatorId, memberId, bookingId, scope }, request)),
    answererName: answerer.name,
    spans,
    pattern: patternOf(series, spans),
    note,
    guests,
    expiresAt,
  });
  // Moved to another time, it is asked for anew.
  const about = [idOf(subject), memberId, String(expiresAt.getTime())];
  return deliverMail({ job: 'send-request-to-answer', about, brand, to: answerer, mail }, deps);
}

/** Tells whoever asked until when the time is held, unless it was answered before this mail could go. */
export async function sendRequestReceived(
  { operatorId, subject }: MailJobPayload<'send-request-received'>,
  deps: RequestDeps,
): Promise<MailOutcome> {
  const request = await deps.findRequestForMail(operatorId, subject);
  if (!request) return 'not_needed';
  const { spans, series, expiresAt, operator: brand, member: to } = request;
  const pattern = patternOf(series, spans);
  const mail = await requestReceivedMail({ ...settingOf(request, deps), spans, pattern, expiresAt });
  return deliverMail({ job: 'send-request-received', about: [idOf(subject)], brand, to, mail }, deps);
}

/** Tells whoever asked what became of it; what was approved comes with a calendar file. */
export async function sendRequestOutcome(
  { operatorId, subject, outcome, at }: MailJobPayload<'send-request-outcome'>,
  deps: OutcomeDeps,
): Promise<MailOutcome> {
  const found = await deps.findOutcomeForMail(operatorId, subject, outcome, new Date(at));
  if (!found) return 'not_needed';
  const { booking, series, spans, note, byName } = found;
  const pattern = patternOf(series, spans);
  const mail = await requestOutcomeMail({ ...settingOf(booking, deps), spans, pattern, outcome, note, byName });
  // What was never approved stands in nobody's calendar.
  const calendar = outcome !== 'approved' ? undefined : series ? seriesFile(series, deps) : bookingFile(booking, deps);
  const { operator: brand, member: to } = booking;
  const about = [idOf(subject), outcome, String(Date.parse(at))];
  return deliverMail({ job: 'send-request-outcome', about, brand, to, mail, calendar }, deps);
}

/** Tells who did not come that the rest of the time is free, and takes it out of their calendar. */
export async function sendNoShow(
  { operatorId, bookingId }: MailJobPayload<'send-no-show'>,
  deps: NoShowDeps,
): Promise<MailOutcome> {
  const found = await deps.findNoShowForMail(operatorId, bookingId);
  if (!found) return 'not_needed';
  const { booking, series, by, releasedAt } = found;
  const { span, operator: brand, member: to } = booking;
  const mail = await noShowMail({ ...settingOf(booking, deps), span, by, releasedAt });
  const calendar = series ? occurrencesFile(series.series, [series.originalStart], deps) : bookingFile(booking, deps);
  return deliverMail({ job: 'send-no-show', about: [bookingId], brand, to, mail, calendar }, deps);
}
