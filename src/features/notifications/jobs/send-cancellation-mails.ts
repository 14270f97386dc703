import type { CalendarFile } from '@/features/calendars/domain/calendar-file';
import type { CancellationId, OperatorId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { bookingCancelledMail } from '../mails/booking-cancelled-mail';
import { cancellationUndoneMail } from '../mails/cancellation-undone-mail';
import type { MailJobPayload } from '../notifications.contract';
import { attached, bookingFile, occurrencesFile, ruleInWords, seriesFile, settingOf } from './booking-files';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { CancellationForMail, DatesOfPart, SeriesForMail, UndoForMail } from './mail-facts';

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
  const cancelled = act.booking ? [act.booking.span] : byDate(partsOf(act).flatMap(givenBack));
  // A skipped date that was forgotten was never theirs, nor in their calendar.
  if (cancelled.length === 0) return 'not_needed';
  const mail = await bookingCancelledMail({
    ...settingOf(facts, deps),
    cancelled,
    series: act.series && {
      pattern: ruleInWords(act.series).pattern,
      remaining: partsOf(act).flatMap(({ series }) => comingUp(series, deps.now())),
    },
    cancelledByName: act.cancelledByName,
    withdrawn: act.withdrawn,
  });
  const { operator: brand, member: to } = facts;
  const files = act.booking ? [bookingFile(act.booking, deps)] : touchedOf(act).map((part) => fileOf(part, act, deps));
  const about = [cancellationId];
  return deliverMail({ job: 'send-cancellation', about, brand, to, mail, ...attached(files) }, deps);
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
  const files = undo.booking
    ? [bookingFile(undo.booking, deps)]
    : standingOf(undo).map((part) => seriesFile(part.series, deps));
  const { operator: brand, member: to } = facts;
  return deliverMail({ job: 'send-undo-notice', about: [cancellationId], brand, to, mail, ...attached(files) }, deps);
}

/**
 * One date: just that one out. A rest: the series again, ending before it, so that what took place stays in the calendar; where nothing
 * is left, the whole series out.
 */
function fileOf(
  { series, originalStarts }: DatesOfPart,
  { scope }: Pick<CancellationForMail, 'scope'>,
  deps: MailDeps,
): CalendarFile {
  const anyLeft = series.occurrences.some((one) => one.status === 'confirmed');
  if (!anyLeft) return seriesFile(series, deps);
  if (scope === 'one') return occurrencesFile(series, originalStarts, deps);
  return seriesFile(series, deps, [...originalStarts].sort()[0]);
}

type Parts = DatesOfPart & { readonly others?: readonly DatesOfPart[] };
/** All parts of a series in their order. */
const partsOf = (act: Parts): readonly DatesOfPart[] =>
  [act, ...(act.others ?? [])].sort((a, b) => (a.series.localStart < b.series.localStart ? -1 : 1));

const touchedOf = (act: Parts) => partsOf(act).filter(({ originalStarts }) => originalStarts.length > 0);
/** The part that was chosen, and those of which any date stands or was lost. */
const standingOf = (act: Parts) =>
  partsOf(act).filter(
    ({ series, originalStarts }) =>
      series === act.series ||
      originalStarts.length > 0 ||
      series.occurrences.some((one) => one.status === 'confirmed'),
  );

const byDate = (spans: TimeRange[]) => spans.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

/** What was skipped ends with the rest, but was not booked. */
const givenBack = ({ series, originalStarts }: DatesOfPart) =>
  series.occurrences
    .filter((one) => originalStarts.includes(one.originalStart) && one.skipReason === null)
    .map((one) => one.span);

const comingUp = (series: SeriesForMail, now: Date) =>
  series.occurrences.filter((one) => one.status === 'confirmed' && one.span.endsAt > now).map((one) => one.span);
