import type { CalendarFile } from '@/features/calendars/domain/calendar-file';
import type { CancellationId, OperatorId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { bookingCancelledMail } from '../mails/booking-cancelled-mail';
import { cancellationUndoneMail } from '../mails/cancellation-undone-mail';
import type { MailJobPayload } from '../notifications.contract';
import { bookingFile, occurrencesFile, ruleInWords, seriesFile, settingOf } from './booking-files';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { CancellationForMail, SeriesForMail, UndoForMail } from './mail-facts';

type CancellationDeps = MailDeps & {
  findCancellationForMail: (operatorId: OperatorId, id: CancellationId) => Promise<CancellationForMail | null>;
};
type UndoDeps = MailDeps & {
  findUndoForMail: (operatorId: OperatorId, id: CancellationId) => Promise<UndoForMail | null>;
};

/** Tells what was cancelled and takes it out of the calendar. It is sent once the time to undo is over, and not if it was undone. */
export async function sendCancellation(
  { operatorId, cancellationId }: MailJobPayload<'send-cancellation'>,
  deps: CancellationDeps,
): Promise<MailOutcome> {
  const act = await deps.findCancellationForMail(operatorId, cancellationId);
  if (!act || act.undone) return 'not_needed';
  const facts = act.booking ?? act.series;
  const cancelled = act.booking ? [act.booking.span] : givenBack(act.series, act.originalStarts);
  // A skipped date that was forgotten was never theirs, nor in their calendar.
  if (cancelled.length === 0) return 'not_needed';
  const mail = await bookingCancelledMail({
    ...settingOf(facts, deps),
    cancelled,
    series: act.series && { pattern: ruleInWords(act.series).pattern, remaining: comingUp(act.series, deps.now()) },
    cancelledByName: act.cancelledByName,
    withdrawn: act.withdrawn,
  });
  const { operator: brand, member: to } = facts;
  const calendar = cancelledFile(act, deps);
  return deliverMail({ job: 'send-cancellation', about: [cancellationId], brand, to, mail, calendar }, deps);
}

/** Tells what an undo brought back and what was taken meanwhile, and sets the calendar right. */
export async function sendUndoNotice(
  { operatorId, cancellationId }: MailJobPayload<'send-undo-notice'>,
  deps: UndoDeps,
): Promise<MailOutcome> {
  const undo = await deps.findUndoForMail(operatorId, cancellationId);
  if (!undo) return 'not_needed';
  const facts = undo.booking ?? undo.series;
  const { restored, notRestored } = undo;
  const mail = await cancellationUndoneMail({ ...settingOf(facts, deps), restored, notRestored });
  const calendar = undo.booking ? bookingFile(undo.booking, deps) : seriesFile(undo.series, deps);
  const { operator: brand, member: to } = facts;
  return deliverMail({ job: 'send-undo-notice', about: [cancellationId], brand, to, mail, calendar }, deps);
}

/**
 * One date: just that one out. A rest: the series again, ending before it, so that what took place stays in the calendar; where nothing
 * is left, the whole series out.
 */
function cancelledFile(act: CancellationForMail, deps: MailDeps): CalendarFile {
  if (act.booking) return bookingFile(act.booking, deps);
  const anyLeft = act.series.occurrences.some((one) => one.status === 'confirmed');
  if (!anyLeft) return seriesFile(act.series, deps);
  if (act.scope === 'one') return occurrencesFile(act.series, act.originalStarts, deps);
  return seriesFile(act.series, deps, [...act.originalStarts].sort()[0]);
}

/** What was skipped ends with the rest, but was not booked. */
const givenBack = (series: SeriesForMail, starts: readonly LocalDateTime[]) =>
  series.occurrences
    .filter((one) => starts.includes(one.originalStart) && one.skipReason === null)
    .map((one) => one.span);

const comingUp = (series: SeriesForMail, now: Date) =>
  series.occurrences.filter((one) => one.status === 'confirmed' && one.span.endsAt > now).map((one) => one.span);
