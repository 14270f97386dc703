import { createHash } from 'node:crypto';
import type { BookingGuest } from '@/features/bookings/bookings.contract';
import type { BookingSnapshot } from '@/features/bookings/domain/booking-snapshot';
import { manyBookingsCalendar } from '@/features/calendars/domain/many-bookings-calendar';
import type { BookingChangeId, BookingId, CancellationId, OperatorId, SeriesChangeId, SeriesId } from '@/kernel/ids';
import { guestDatesMail } from '../mails/guest-dates-mail';
import { guestMail, type GuestMailInput } from '../mails/guest-mail';
import type { MailJobName, MailJobPayload } from '../notifications.contract';
import { bookingFile, manyEntryOf } from './booking-files';
import type { ChangedForMail, ChangeForMail, GuestsForMail, GuestsOfDate } from './change-facts';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';
import type { BookingForMail } from './mail-facts';

type Letter = { readonly guest: BookingGuest; readonly kind: GuestMailInput['kind']; readonly booking: BookingForMail };

/** Whom a member brings along hears where and when, if they left an address and the booking stands. */
export async function sendGuestInvitations(
  { operatorId, bookingId }: MailJobPayload<'send-guest-invitations'>,
  deps: MailDeps & { findGuestsForMail: (operatorId: OperatorId, id: BookingId) => Promise<GuestsForMail | null> },
): Promise<MailOutcome> {
  const found = await deps.findGuestsForMail(operatorId, bookingId);
  if (!found || found.booking.status !== 'confirmed') return 'not_needed';
  const { booking, guests } = found;
  const letters = guests.map((guest) => ({ guest, kind: 'invited' as const, booking }));
  return sendAll('send-guest-invitations', bookingId, letters, deps);
}

/** They hear that it has moved, that they are invited now, or no more: once the time to undo is over, and not if it was undone. */
export async function sendGuestChanges(
  { operatorId, changeId }: MailJobPayload<'send-guest-changes'>,
  deps: MailDeps & {
    findChangeForMail: (operatorId: OperatorId, id: BookingChangeId) => Promise<ChangeForMail | null>;
  },
): Promise<MailOutcome> {
  const act = await deps.findChangeForMail(operatorId, changeId);
  if (!act || act.undone) return 'not_needed';
  return sendAll('send-guest-changes', changeId, act.changed.flatMap(lettersOf), deps);
}

/** They need not come: those of the bookings that stayed cancelled. */
export async function sendGuestCancellations(
  { operatorId, cancellationId }: MailJobPayload<'send-guest-cancellations'>,
  deps: MailDeps & {
    listGuestsOfCancelled: (operatorId: OperatorId, id: CancellationId) => Promise<GuestsForMail[]>;
  },
): Promise<MailOutcome> {
  const cancelled = await deps.listGuestsOfCancelled(operatorId, cancellationId);
  const letters = cancelled.flatMap(({ booking, guests }) =>
    guests.map((guest) => ({ guest, kind: 'off' as const, booking })),
  );
  return sendAll('send-guest-cancellations', cancellationId, letters, deps);
}

/** A new series, or dates that came to one: they are invited to all of them at once. */
export async function sendGuestSeriesInvitations(
  { operatorId, seriesId, dates }: MailJobPayload<'send-guest-series-invitations'>,
  deps: MailDeps & {
    listGuestsOfSeries: (operatorId: OperatorId, id: SeriesId, dates?: NewDates) => Promise<GuestsForMail[]>;
  },
): Promise<MailOutcome> {
  const found = await deps.listGuestsOfSeries(operatorId, seriesId, dates);
  const letters = found.flatMap(({ booking, guests }) =>
    guests.map((guest) => ({ guest, kind: 'invited' as const, booking })),
  );
  const about = dates ? `${seriesId}-${keyOf(dates.at)}` : seriesId;
  return sendAll('send-guest-series-invitations', about, letters, deps);
}

/** Which dates came to a part of a series. */
export type NewDates = NonNullable<MailJobPayload<'send-guest-series-invitations'>['dates']>;

/** A series that was changed: what it means for each of them, once it can no longer be undone. */
export async function sendGuestSeriesChanges(
  { operatorId, changeId }: MailJobPayload<'send-guest-series-changes'>,
  deps: MailDeps & {
    listGuestsOfSeriesChange: (operatorId: OperatorId, id: SeriesChangeId) => Promise<GuestsOfDate[]>;
  },
): Promise<MailOutcome> {
  const dates = await deps.listGuestsOfSeriesChange(operatorId, changeId);
  const now = deps.now();
  const letters = dates.filter(({ booking }) => booking.span.startsAt > now).flatMap(lettersOfDate);
  return sendAll('send-guest-series-changes', changeId, letters, deps);
}

function lettersOfDate({ booking, were, are, moved }: GuestsOfDate): Letter[] {
  const stands = booking.status === 'confirmed' ? are : [];
  return [
    ...were.filter((guest) => !isIn(stands, guest)).map((guest) => ({ guest, kind: 'off' as const, booking })),
    ...stands.flatMap((guest): Letter[] => {
      if (!isIn(were, guest)) return [{ guest, kind: 'invited', booking }];
      return moved ? [{ guest, kind: 'moved', booking }] : [];
    }),
  ];
}

const isIn = (guests: readonly BookingGuest[], guest: BookingGuest): boolean =>
  guests.some(({ email }) => email === guest.email);
/** A request may come to nothing: its guests hear of it once it is a booking. */
const invitedBy = (one: BookingSnapshot): readonly BookingGuest[] => (one.status === 'confirmed' ? one.guests : []);

function lettersOf({ before, after, booking }: ChangedForMail): Letter[] {
  // Cancelled since: the mail about that tells them.
  if (booking.status !== 'confirmed' && booking.status !== 'requested') return [];
  const [were, are] = [invitedBy(before), invitedBy(after)];
  const moved =
    before.startsAt !== after.startsAt || before.endsAt !== after.endsAt || before.resourceId !== after.resourceId;
  return [
    ...were.filter((guest) => !isIn(are, guest)).map((guest) => ({ guest, kind: 'off' as const, booking })),
    ...are.flatMap((guest): Letter[] => {
      if (!isIn(were, guest)) return [{ guest, kind: 'invited', booking }];
      return moved ? [{ guest, kind: 'moved', booking }] : [];
    }),
  ];
}

async function sendAll(
  job: MailJobName,
  about: string,
  letters: readonly Letter[],
  deps: MailDeps,
): Promise<MailOutcome> {
  const outcomes: MailOutcome[] = [];
  const byAddress = new Map<string, Letter[]>();
  for (const letter of letters) {
    const { email } = letter.guest;
    if (email) byAddress.set(email, [...(byAddress.get(email) ?? []), letter]);
  }
  for (const [email, theirs] of byAddress)
    outcomes.push(
      theirs.length === 1
        ? await sendOne(job, about, email, theirs[0]!, deps)
        : await sendDates(job, about, email, theirs, deps),
    );
  return outcomes.includes('sent') ? 'sent' : (outcomes[0] ?? 'not_needed');
}

async function sendOne(
  job: MailJobName,
  about: string,
  email: string,
  { guest: { name }, kind, booking }: Letter,
  deps: MailDeps,
): Promise<MailOutcome> {
  const { operator: brand, member, space, resourceName, span } = booking;
  const mail = await guestMail({
    kind,
    brand,
    guestName: name,
    hostName: member.name,
    where: { resourceName, span },
    spaceName: space.name,
    address: space.address,
    zone: space.zone,
    writtenAt: deps.now(),
  });
  const theirs = { ...booking, member: { name, email, guest: true } };
  const calendar = bookingFile(kind === 'off' ? { ...theirs, status: 'cancelled' } : theirs, deps);
  const to = { name, email };
  const parts = [about, booking.bookingId, keyOf(email)];
  return deliverMail({ job, about: parts, brand, to, mail, calendar }, deps);
}

/** Many dates in one mail, with one file of them all: each is the entry that it would be by itself. */
async function sendDates(
  job: MailJobName,
  about: string,
  email: string,
  letters: readonly Letter[],
  deps: MailDeps,
): Promise<MailOutcome> {
  const [{ guest, booking }] = letters as [Letter, ...Letter[]];
  const { operator: brand, member, space } = booking;
  const { name } = guest;
  const datesOf = (kind: Letter['kind']) =>
    letters
      .filter((one) => one.kind === kind)
      .map(({ booking: { span, resourceName } }) => ({ ...span, resourceName }));
  const mail = await guestDatesMail({
    ...{ brand, guestName: name, hostName: member.name, writtenAt: deps.now() },
    ...{ spaceName: space.name, address: space.address, zone: space.zone },
    ...{ invited: datesOf('invited'), moved: datesOf('moved'), off: datesOf('off') },
  });
  const entries = letters.map(({ kind, booking: one }) => {
    const theirs = { ...one, member: { name, email, guest: true } };
    return manyEntryOf(kind === 'off' ? { ...theirs, status: 'cancelled' as const } : theirs, deps);
  });
  const calendar = manyBookingsCalendar(entries) ?? undefined;
  const to = { name, email };
  return deliverMail({ job, about: [about, keyOf(email)], brand, to, mail, calendar }, deps);
}

/** A guest has no id; an address has no place in a Message-ID, nor have the signs of a moment. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
