import { bookingCalendar } from '@/features/calendars/domain/booking-calendar';
import type { CalendarEntry, CalendarFile } from '@/features/calendars/domain/calendar-file';
import type { ManyEntry } from '@/features/calendars/domain/many-bookings-calendar';
import { cancelledOccurrencesCalendar, seriesCalendar } from '@/features/calendars/domain/series-calendar';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { isOpenEnded } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookingSetting } from '../domain/booking-words';
import type { MailDeps } from './deliver-mail';
import type { BookingForMail, MailSetting, SeriesForMail } from './mail-facts';

export function settingOf(facts: MailSetting, deps: MailDeps): BookingSetting {
  const { operator, member, resourceName, space } = facts;
  return {
    brand: operator,
    memberName: member.name,
    guest: member.guest,
    resourceName,
    spaceName: space.name,
    address: space.address,
    zone: space.zone,
    bookingsUrl: deps.bookingsUrl,
    writtenAt: deps.now(),
  };
}

type Versioned = MailSetting & { readonly sequence: number; readonly changedAt: Date };

function entryOf(facts: Versioned, deps: MailDeps): Omit<CalendarEntry, 'method'> {
  return {
    host: deps.host,
    sequence: facts.sequence,
    stampedAt: facts.changedAt,
    zone: facts.space.zone,
    resourceName: facts.resourceName,
    spaceName: facts.space.name,
    address: facts.space.address,
    url: deps.bookingsUrl,
    description: facts.member.guest
      ? `Plans changed? Tell ${facts.space.name}.`
      : `Change or cancel it here: ${deps.bookingsUrl}`,
    organizer: { name: facts.operator.name, email: deps.senderAddress },
    attendee: facts.member,
  };
}

/** The booking as it stands: in the calendar, or out of it. */
export const bookingFile = (booking: BookingForMail, deps: MailDeps): CalendarFile =>
  bookingCalendar({
    ...entryOf(booking, deps),
    method: booking.status === 'confirmed' ? 'REQUEST' : 'CANCEL',
    bookingId: booking.bookingId,
    span: booking.span,
  });

/** The same as one of many in a file. */
export const manyEntryOf = (booking: BookingForMail, deps: MailDeps): ManyEntry => ({
  ...entryOf(booking, deps),
  bookingId: booking.bookingId,
  span: booking.span,
  cancelled: booking.status !== 'confirmed',
});

/** The whole series as it stands; taken out where no date of it is left. `endsBefore` is the first date of a cancelled rest. */
export function seriesFile(series: SeriesForMail, deps: MailDeps, endsBefore?: LocalDateTime): CalendarFile {
  const confirmed = series.occurrences.filter((one) => one.status === 'confirmed');
  const notHad = series.occurrences.filter((one) => one.status !== 'confirmed').map((one) => one.originalStart);
  const gone = [...series.exdates, ...notHad];
  return seriesCalendar({
    ...entryOf(series, deps),
    ...patternOf(series),
    method: confirmed.length > 0 ? 'REQUEST' : 'CANCEL',
    left: gone.filter((start) => !endsBefore || start < endsBefore),
    changed: confirmed.flatMap(({ originalStart, span, changedTo }) =>
      changedTo ? [{ originalStart, span, resourceName: changedTo.resourceName }] : [],
    ),
    endsBefore,
  });
}

/** Single dates of a series taken out, the rest untouched. */
export const occurrencesFile = (
  series: SeriesForMail,
  originalStarts: readonly LocalDateTime[],
  deps: MailDeps,
): CalendarFile => cancelledOccurrencesCalendar({ ...entryOf(series, deps), ...patternOf(series), originalStarts });

const patternOf = ({ seriesId, localStart, durationMinutes, rule, rdates, followsId }: SeriesForMail) => ({
  seriesId,
  localStart,
  durationMinutes,
  rule,
  extra: rdates,
  followsId,
});

/** The rule in people's words, with and without its end. The row's own end says little in a mail about what was cancelled. */
type Ruled = Pick<SeriesForMail, 'rule' | 'localStart' | 'seriesId'> & { readonly space: { readonly zone: string } };
export function ruleInWords(series: Ruled): { pattern: string; patternAndEnd: string; openEnded: boolean } {
  const parsed = parseRule(series.rule);
  if (!parsed.ok) throw new Error(`The series ${series.seriesId} has a rule that cannot be read.`);
  const setting = { localStart: series.localStart, timeZone: series.space.zone };
  return {
    pattern: describeRule({ ...parsed.rule, end: { kind: 'never' } }, setting),
    patternAndEnd: describeRule(parsed.rule, setting),
    openEnded: isOpenEnded(parsed.rule),
  };
}

/** One file as it is; several with their number, so that each has a name of its own. */
export function attached(
  files: readonly CalendarFile[],
): { readonly calendar?: CalendarFile } | { readonly calendars: CalendarFile[] } {
  const [only, ...more] = files;
  if (more.length === 0) return { calendar: only };
  return { calendars: files.map((file, at) => ({ ...file, filename: `${at + 1}-${file.filename}` })) };
}
