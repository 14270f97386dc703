import type { OperatorId, SeriesId } from '@/kernel/ids';
import type { NotBooked } from '../domain/booking-words';
import { seriesConfirmedMail } from '../mails/series-confirmed-mail';
import { seriesExtendedMail } from '../mails/series-extended-mail';
import type { MailJobPayload } from '../notifications.contract';
import { ruleInWords, seriesFile, settingOf } from './booking-files';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { OccurrenceForMail, SeriesForMail } from './mail-facts';

type Deps = MailDeps & {
  findSeriesForMail: (operatorId: OperatorId, seriesId: SeriesId) => Promise<SeriesForMail | null>;
};

/** Confirms a series with all its dates, unless nothing of it is booked any more. */
export async function sendSeriesConfirmation(
  { operatorId, seriesId }: MailJobPayload<'send-series-confirmation'>,
  deps: Deps,
): Promise<MailOutcome> {
  const series = await deps.findSeriesForMail(operatorId, seriesId);
  const booked = series?.occurrences.filter((one) => one.status === 'confirmed').map((one) => one.span) ?? [];
  if (!series || booked.length === 0) return 'not_needed';
  const { patternAndEnd, openEnded } = ruleInWords(series);
  const mail = await seriesConfirmedMail({
    ...settingOf(series, deps),
    pattern: patternAndEnd,
    booked,
    skipped: series.occurrences.flatMap(asNotBooked),
    bookedUntil: openEnded ? series.madeUntil : null,
    bookedByName: series.bookedByName,
  });
  const calendar = seriesFile(series, deps);
  const { operator: brand, member: to } = series;
  return deliverMail({ job: 'send-series-confirmation', about: [seriesId], brand, to, mail, calendar }, deps);
}

/** Tells which of the dates that the daily job added could not be booked; silent when all could. */
export async function sendSeriesClashes(
  { operatorId, seriesId, madeAfter }: MailJobPayload<'send-series-clashes'>,
  deps: Deps,
): Promise<MailOutcome> {
  const series = await deps.findSeriesForMail(operatorId, seriesId);
  // Dates sort as text. An occurrence belongs to the day of its original start.
  const clashes =
    series?.occurrences.filter((one) => one.originalStart.slice(0, 10) > madeAfter).flatMap(asNotBooked) ?? [];
  if (!series || clashes.length === 0) return 'not_needed';
  const mail = await seriesExtendedMail({
    ...settingOf(series, deps),
    pattern: ruleInWords(series).pattern,
    bookedUntil: series.madeUntil,
    clashes,
  });
  const calendar = seriesFile(series, deps);
  const { operator: brand, member: to } = series;
  return deliverMail({ job: 'send-series-clashes', about: [seriesId, madeAfter], brand, to, mail, calendar }, deps);
}

const asNotBooked = ({ status, span, skipReason }: OccurrenceForMail): NotBooked[] =>
  status === 'skipped' && skipReason ? [{ span, reason: skipReason }] : [];
