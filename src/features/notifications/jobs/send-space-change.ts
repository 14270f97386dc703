import { manyBookingsCalendar } from '@/features/calendars/domain/many-bookings-calendar';
import type { CalendarFile } from '@/features/calendars/domain/calendar-file';
import type { OperatorId, SpaceChangeId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { spaceChangedMail } from '../mails/space-changed-mail';
import type { MailJobPayload } from '../notifications.contract';
import { attached, bookingFile, manyEntryOf, seriesFile, settingOf } from './booking-files';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { BookingForMail, MailSetting, SeriesForMail } from './mail-facts';

type Stood = { readonly resourceName: string; readonly span: TimeRange };
export type ChangedForMail = {
  readonly decision: 'moved' | 'cancelled' | 'kept';
  readonly was: Stood;
  readonly is: Stood | null;
};
/** `over`: what was waited for will not come free. */
export type WaitedForMail = { readonly over: boolean; readonly what: string; readonly span: TimeRange };

export type SpaceChangeForMail = MailSetting & {
  readonly kind: 'closure' | 'hours' | 'retire' | 'zone';
  readonly reason: string;
  /** The one resource that it is about, by name. */
  readonly shutName: string | null;
  /** For a closure `startsAt`, `endsAt` and the `kind` that is shut; for another zone `from` and `to`. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly bookings: readonly ChangedForMail[];
  readonly waited: readonly WaitedForMail[];
  /** The single ones of those that calendars must hear of, and the series of the others, as they stand now. */
  readonly singles: readonly BookingForMail[];
  readonly series: readonly SeriesForMail[];
};

type Deps = MailDeps & {
  findSpaceChangeForMail: (
    operatorId: OperatorId,
    changeId: SpaceChangeId,
    to: MailJobPayload<'send-space-change'>['to'],
  ) => Promise<SpaceChangeForMail | null>;
};

/** With more bookings than this, nobody would open a file for each. */
const MOST_FILES = 10;

/** Tells one person all that a change of the space did to their bookings, and sets their calendar right: one mail, however many they are. */
export async function sendSpaceChange(
  { operatorId, changeId, to }: MailJobPayload<'send-space-change'>,
  deps: Deps,
): Promise<MailOutcome> {
  const change = await deps.findSpaceChangeForMail(operatorId, changeId, to);
  if (!change) return 'not_needed';
  const files = filesOf(change, deps);
  const mail = await spaceChangedMail({ ...settingOf(change, deps), ...change, files: files.length });
  const { operator: brand, member } = change;
  const about = [changeId, 'personId' in to ? to.personId : to.guestOf];
  return deliverMail({ job: 'send-space-change', about, brand, to: member, mail, ...attached(files) }, deps);
}

/** One file for each booking and each series: an invitation stands for one thing. A request is in nobody's calendar yet. */
function filesOf({ singles, series }: SpaceChangeForMail, deps: MailDeps): CalendarFile[] {
  const known = singles.filter(({ status }) => status === 'confirmed' || status === 'cancelled');
  const many = known.length > MOST_FILES ? manyBookingsCalendar(known.map((one) => manyEntryOf(one, deps))) : null;
  return [
    ...(many ? [many] : known.map((one) => bookingFile(one, deps))),
    ...series.map((one) => seriesFile(one, deps)),
  ];
}
