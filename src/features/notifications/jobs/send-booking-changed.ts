import type { CalendarFile } from '@/features/calendars/domain/calendar-file';
import type { BookingChangeId, OperatorId } from '@/kernel/ids';
import type { BookingSnapshot } from '@/features/bookings/domain/booking-snapshot';
import { bookingChangedMail, type BookingChangedInput, type PlaceAndTime } from '../mails/booking-changed-mail';
import type { MailJobPayload } from '../notifications.contract';
import { bookingFile, occurrencesFile, seriesFile, settingOf } from './booking-files';
import type { ChangedForMail, ChangeForMail } from './change-facts';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { MailSetting } from './mail-facts';

type Deps = MailDeps & {
  findChangeForMail: (operatorId: OperatorId, id: BookingChangeId) => Promise<ChangeForMail | null>;
};

/** One mail of a change: to whom, what it says, and what it does to their calendar. */
type Letter = {
  readonly about: readonly string[];
  readonly to: MailSetting['member'];
  readonly words: Pick<BookingChangedInput, 'kind' | 'byName' | 'otherName'>;
  readonly calendar: CalendarFile | null;
};

/**
 * Tells whose booking it is what it has become, and whoever gave it away that it is the other's; calendars get the same entry with a higher SEQUENCE. It
 * is sent once the time to undo is over, and not if it was undone. What somebody changed for themselves, but time and place, they know.
 */
export async function sendBookingChanged(
  { operatorId, changeId }: MailJobPayload<'send-booking-changed'>,
  deps: Deps,
): Promise<MailOutcome> {
  const act = await deps.findChangeForMail(operatorId, changeId);
  if (!act || act.undone) return 'not_needed';
  const outcomes: MailOutcome[] = [];
  for (const one of act.changed) {
    const letters = [toFormer(one, act, deps), toHolder(one, act, deps)].filter((letter) => letter !== null);
    for (const letter of letters) outcomes.push(await send(letter, one, changeId, deps));
  }
  return outcomes.includes('sent') ? 'sent' : (outcomes[0] ?? 'not_needed');
}

async function send(letter: Letter, one: ChangedForMail, changeId: string, deps: MailDeps): Promise<MailOutcome> {
  const { to, words, calendar, about } = letter;
  const { operator: brand } = one.booking;
  const keptUntil = one.after.status === 'requested' ? one.after.requestExpiresAt : null;
  const mail = await bookingChangedMail({
    ...settingOf({ ...one.booking, member: to }, deps),
    ...words,
    before: placeOf(one.before),
    after: placeOf(one.after),
    keptUntil: keptUntil && words.kind !== 'given' ? new Date(keptUntil) : null,
    calendar: calendar && doesToCalendar(calendar, words.kind),
  });
  const file = calendar ? { calendar } : {};
  return deliverMail({ job: 'send-booking-changed', about: [changeId, ...about], brand, to, mail, ...file }, deps);
}

const placeOf = ({ resourceName, startsAt, endsAt }: BookingSnapshot): PlaceAndTime => ({
  resourceName,
  span: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
});

const doesToCalendar = (
  { method }: CalendarFile,
  kind: BookingChangedInput['kind'],
): BookingChangedInput['calendar'] => (method === 'CANCEL' ? 'removes' : kind === 'received' ? 'adds' : 'changes');

/** How each is told. Who came is announced to nobody; who left early has a booking that ends sooner. */
const WORDS_OF = {
  moved: 'moved',
  swapped: 'swapped',
  details: 'details',
  handed_over: 'received',
  checked_in: 'moved',
  checked_out: 'moved',
} as const satisfies Record<ChangeForMail['kind'], BookingChangedInput['kind']>;

/** Whoever has it: nothing, where it is cancelled or another's by the time the mail may go, for then another mail says so. */
function toHolder(one: ChangedForMail, { kind, changedBy }: ChangeForMail, deps: MailDeps): Letter | null {
  const { before, after, booking, date, holderId, former } = one;
  if (holderId !== after.memberId || (booking.status !== 'confirmed' && booking.status !== 'requested')) return null;
  const self = changedBy.memberId === after.memberId && !booking.member.guest;
  if (kind === 'details' && self) return null;
  // A request is in nobody's calendar yet.
  const known = before.status === 'confirmed' || booking.status === 'confirmed';
  const file = () => (date ? seriesFile(date.series, deps) : bookingFile(booking, deps));
  return {
    about: [after.bookingId],
    to: booking.member,
    words: {
      kind: WORDS_OF[kind],
      byName: self ? null : changedBy.name,
      otherName: former?.person.name ?? null,
    },
    calendar: known ? file() : null,
  };
}

/** Whoever had it. */
function toFormer(one: ChangedForMail, { changedBy }: ChangeForMail, deps: MailDeps): Letter | null {
  const { before, booking, former } = one;
  if (!former) return null;
  const { person, date } = former;
  const file = () =>
    date
      ? occurrencesFile(date.series, [date.originalStart], deps)
      : bookingFile({ ...booking, member: person, status: 'cancelled' }, deps);
  return {
    about: [before.bookingId, 'former'],
    to: person,
    words: {
      kind: 'given',
      byName: changedBy.memberId === before.memberId ? null : changedBy.name,
      otherName: booking.member.name,
    },
    calendar: before.status === 'confirmed' ? file() : null,
  };
}
