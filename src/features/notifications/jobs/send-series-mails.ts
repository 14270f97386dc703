import type { OperatorId, SeriesChangeId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDateTime } from '@/kernel/zone';
import type { NotBooked } from '../domain/booking-words';
import { datesFilledMail } from '../mails/dates-filled-mail';
import { seriesChangedMail } from '../mails/series-changed-mail';
import { seriesHandedOverMail } from '../mails/series-handed-over-mail';
import { seriesConfirmedMail } from '../mails/series-confirmed-mail';
import { seriesExtendedMail } from '../mails/series-extended-mail';
import type { MailJobPayload } from '../notifications.contract';
import { attached, bookingFile, ruleInWords, seriesFile, settingOf } from './booking-files';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { BookingForMail, MailSetting, OccurrenceForMail, SeriesForMail } from './mail-facts';

type BlockDeps = MailDeps & {
  findBlocksForMail: (operatorId: OperatorId, seriesId: SeriesId) => Promise<readonly SeriesForMail[]>;
};
type Deps = MailDeps & {
  findSeriesForMail: (operatorId: OperatorId, seriesId: SeriesId) => Promise<SeriesForMail | null>;
};

/** Confirms a series with all its dates, of all its times of the week, unless nothing of it is booked any more. A file for each time. */
export async function sendSeriesConfirmation(
  { operatorId, seriesId }: MailJobPayload<'send-series-confirmation'>,
  deps: BlockDeps,
): Promise<MailOutcome> {
  const blocks = await deps.findBlocksForMail(operatorId, seriesId);
  const [series] = blocks;
  const dates = blocks.flatMap((block) => block.occurrences);
  dates.sort((a, b) => a.span.startsAt.getTime() - b.span.startsAt.getTime());
  const booked = dates.filter((one) => one.status === 'confirmed').map((one) => one.span);
  if (!series || booked.length === 0) return 'not_needed';
  const said = blocks.map(ruleInWords);
  const openEnded = said.some((one) => one.openEnded);
  const madeUntil = blocks.reduce((last, one) => (one.madeUntil > last ? one.madeUntil : last), series.madeUntil);
  const mail = await seriesConfirmedMail({
    ...settingOf(series, deps),
    pattern: said.map((one) => one.patternAndEnd).join(' and '),
    booked,
    skipped: dates.flatMap(asNotBooked),
    bookedUntil: openEnded ? madeUntil : null,
    bookedByName: series.bookedByName,
  });
  const files = attached(blocks.map((block) => seriesFile(block, deps)));
  const { operator: brand, member: to } = series;
  return deliverMail({ job: 'send-series-confirmation', about: [seriesId], brand, to, mail, ...files }, deps);
}

/** Tells which of the dates that the daily job added could not be booked; silent when all could. */
export async function sendSeriesClashes(
  { operatorId, seriesId, madeAfter, bookingIds }: MailJobPayload<'send-series-clashes'>,
  deps: Deps,
): Promise<MailOutcome> {
  const series = await deps.findSeriesForMail(operatorId, seriesId);
  // Dates sort as text. An occurrence belongs to the day of its original start.
  const skipped = series?.occurrences.filter(
    (one) =>
      (bookingIds ? bookingIds.some((id) => id === one.bookingId) : one.originalStart.slice(0, 10) > madeAfter) &&
      asNotBooked(one).length > 0,
  );
  const [first] = skipped ?? [];
  if (!series || !skipped || !first) return 'not_needed';
  const mail = await seriesExtendedMail({
    ...settingOf(series, deps),
    pattern: ruleInWords(series).pattern,
    bookedUntil: series.madeUntil,
    because: bookingIds ? 'clocks' : 'went_on',
    clashes: skipped.flatMap(asNotBooked),
    seriesUrl: deps.seriesUrl(series.space.slugs, first.bookingId),
  });
  const calendar = seriesFile(series, deps);
  const { operator: brand, member: to } = series;
  return deliverMail(
    { job: 'send-series-clashes', about: [seriesId, bookingIds?.[0] ?? madeAfter], brand, to, mail, calendar },
    deps,
  );
}

/** Tells of dates that could not be had, and are booked after all; silent where none of them is any more. */
export async function sendDatesFilled(
  { operatorId, seriesId, startsAt, at }: MailJobPayload<'send-dates-filled'>,
  deps: Deps,
): Promise<MailOutcome> {
  const series = await deps.findSeriesForMail(operatorId, seriesId);
  const isFilled = ({ status, span }: OccurrenceForMail) =>
    status === 'confirmed' && startsAt.includes(span.startsAt.toISOString());
  const filled = series?.occurrences.filter(isFilled).map((one) => one.span) ?? [];
  if (!series || filled.length === 0) return 'not_needed';
  const now = deps.now();
  const mail = await datesFilledMail({
    ...settingOf(series, deps),
    pattern: ruleInWords(series).pattern,
    filled,
    missing: series.occurrences.filter(({ span }) => span.startsAt > now).flatMap(asNotBooked),
  });
  const calendar = seriesFile(series, deps);
  const { operator: brand, member: to } = series;
  const about = [seriesId, String(Date.parse(at))];
  return deliverMail({ job: 'send-dates-filled', about, brand, to, mail, calendar }, deps);
}

const asNotBooked = ({ status, span, skipReason }: OccurrenceForMail): NotBooked[] =>
  status === 'skipped' && skipReason ? [{ span, reason: skipReason }] : [];

/** What one act made of a series. */
export type SeriesChangeForMail = {
  readonly undone: boolean;
  /** Null when the member changed it. */
  readonly changedByName: string | null;
  readonly ruleBefore: { readonly rule: string; readonly localStart: LocalDateTime } | null;
  /** The parts that it touched, as they stand now, from the first on. */
  readonly series: readonly SeriesForMail[];
  readonly givenBack: readonly TimeRange[];
  /** Dates that left it, each as a booking by itself. */
  readonly kept: readonly BookingForMail[];
  /** The booking by itself that became its first date. */
  readonly repeated: BookingForMail | null;
  /** Where it went to somebody else. */
  readonly handedOver: HandedOverForMail | null;
};
export type HandedOverForMail = {
  readonly to: MailSetting['member'];
  /** Null when whoever had it did it. */
  readonly byName: string | null;
  /** The parts that are the other's, from the first on. */
  readonly series: readonly SeriesForMail[];
};
type ChangeDeps = MailDeps & {
  findSeriesChangeForMail: (operatorId: OperatorId, changeId: SeriesChangeId) => Promise<SeriesChangeForMail | null>;
};

/** Tells a member what a series became, once, with a file for each part of it that calendars know. Silent where the change was undone. */
export async function sendSeriesChanged(
  { operatorId, changeId }: MailJobPayload<'send-series-changed'>,
  deps: ChangeDeps,
): Promise<MailOutcome> {
  const change = await deps.findSeriesChangeForMail(operatorId, changeId);
  const series = change?.series.at(-1);
  if (!change || !series || change.undone) return 'not_needed';
  if (change.handedOver) return sendHandedOver(change, change.handedOver, changeId, deps);
  const now = deps.now();
  const dates = change.series.flatMap((part) => part.occurrences).filter(({ span }) => span.startsAt > now);
  const { patternAndEnd, openEnded } = ruleInWords(series);
  const { ruleBefore } = change;
  const mail = await seriesChangedMail({
    ...settingOf(series, deps),
    patternBefore: ruleBefore ? ruleInWords({ ...series, ...ruleBefore }).patternAndEnd : patternAndEnd,
    pattern: patternAndEnd,
    booked: dates.filter((one) => one.status === 'confirmed').map((one) => one.span),
    skipped: dates.flatMap(asNotBooked),
    givenBack: change.givenBack,
    kept: change.kept.map(({ span }) => span),
    repeated: change.repeated !== null,
    bookedUntil: openEnded && dates.length > 0 ? series.madeUntil : null,
    changedByName: change.changedByName,
  });
  const { kept, repeated } = change;
  // What became a date of the series is none by itself any more.
  const gone = repeated ? [bookingFile({ ...repeated, status: 'cancelled' }, deps)] : [];
  const alone = kept.map((one) => bookingFile(one, deps));
  const files = [...gone, ...change.series.map((part) => seriesFile(part, deps)), ...alone];
  const { operator: brand, member: to } = series;
  return deliverMail({ job: 'send-series-changed', about: [changeId], brand, to, mail, ...attached(files) }, deps);
}

/** Tells both: their calendars lose it, and get it as series of their own. */
async function sendHandedOver(
  { series: former, givenBack, kept }: SeriesChangeForMail,
  { to, byName, series }: HandedOverForMail,
  changeId: SeriesChangeId,
  deps: MailDeps,
): Promise<MailOutcome> {
  const now = deps.now();
  const [old, lead] = [former[0]!, series[0]];
  const outcomes: MailOutcome[] = [];
  const told = lead ?? old;
  const { patternAndEnd: pattern, openEnded } = ruleInWords(told);
  const dates = series
    .flatMap((part) => part.occurrences)
    .filter(({ status, span }) => status === 'confirmed' && span.startsAt > now)
    .map(({ span }) => span);
  const about = {
    pattern,
    dates,
    kept: kept.map(({ span }) => span),
    givenBack,
    bookedUntil: openEnded ? told.madeUntil : null,
    byName,
  };
  const given = await seriesHandedOverMail({ ...settingOf(old, deps), ...about, kind: 'given', otherName: to.name });
  const gone = [...former.map((part) => seriesFile(part, deps)), ...kept.map((one) => bookingFile(one, deps))];
  const job = 'send-series-changed' as const;
  const letter = { job, about: [changeId], brand: old.operator, to: old.member, mail: given, ...attached(gone) };
  outcomes.push(await deliverMail(letter, deps));
  if (!lead) return outcomes[0]!;
  const otherName = old.member.name;
  const received = await seriesHandedOverMail({ ...settingOf(lead, deps), ...about, kind: 'received', otherName });
  const files = series.map((part) => seriesFile(part, deps));
  const theirs = { job, about: [changeId, 'to'], brand: lead.operator, to: lead.member, mail: received };
  outcomes.push(await deliverMail({ ...theirs, ...attached(files) }, deps));
  return outcomes.includes('sent') ? 'sent' : outcomes[0]!;
}
