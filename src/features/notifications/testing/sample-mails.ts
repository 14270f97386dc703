import { instantOf } from '@/kernel/zone';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { bookingCancelledMail } from '../mails/booking-cancelled-mail';
import { bookingConfirmedMail } from '../mails/booking-confirmed-mail';
import { cancellationUndoneMail } from '../mails/cancellation-undone-mail';
import { invitationMail, operatorCreatedMail } from '../mails/invitation-mails';
import { seriesConfirmedMail } from '../mails/series-confirmed-mail';
import { seriesExtendedMail } from '../mails/series-extended-mail';
import { alreadyRegisteredMail, confirmAddressMail, passwordResetMail, signInLinkMail } from '../mails/sign-in-mails';

const harbour = { name: 'Harbour', accent: '#1b5e78' };
const lagoon = { name: 'Lagoon', accent: '#f2b705' };

export const atHarbour: BookingSetting = {
  brand: harbour,
  memberName: 'Ana Duarte',
  resourceName: 'Desk 4',
  spaceName: 'Harbour House',
  address: 'Cais do Sodré 8, 1200-450 Lisboa',
  zone: 'Europe/Lisbon',
  bookingsUrl: 'https://app.example.com/bookings',
  writtenAt: new Date('2026-11-22T10:00:00Z'),
};

/** 09:00–17:00 on a local day, or other hours of it. */
export const hoursOf = (date: string, zone = 'Europe/Lisbon', from = '09:00', to = '17:00') => ({
  startsAt: instantOf(`${date}T${from}`, zone),
  endsAt: instantOf(`${date}T${to}`, zone),
});

const mondays = (from: string, count: number) =>
  Array.from({ length: count }, (_, week) =>
    hoursOf(new Date(Date.parse(from) + week * 7 * 86_400_000).toISOString().slice(0, 10)),
  );

const skipped: NotBooked[] = [
  { span: hoursOf('2026-12-02'), reason: 'taken' },
  { span: hoursOf('2026-12-28'), reason: 'closed' },
  { span: hoursOf('2027-01-06'), reason: 'outside_hours' },
];

const link = { email: 'ana@example.com', url: 'https://app.example.com/api/auth/link?token=Xy12_-Zz', minutes: 30 };
const pattern = 'every Monday and Wednesday';
const both = [...mondays('2026-11-23', 26), ...mondays('2026-11-25', 26)].filter(
  (span) => !skipped.some((one) => one.span.startsAt.getTime() === span.startsAt.getTime()),
);

/** One of each mail, as tests and eyes want to see it. */
export const sampleMails: Record<string, () => Promise<Mail>> = {
  'booking-confirmed': () => bookingConfirmedMail({ ...atHarbour, span: hoursOf('2026-11-24'), bookedByName: null }),
  'series-confirmed': () =>
    seriesConfirmedMail({
      ...atHarbour,
      pattern,
      booked: both,
      skipped,
      bookedUntil: '2027-11-22',
      bookedByName: null,
    }),
  'booking-cancelled': () =>
    bookingCancelledMail({ ...atHarbour, cancelled: [hoursOf('2026-11-24')], series: null, cancelledByName: null }),
  'series-part-cancelled': () =>
    bookingCancelledMail({
      ...atHarbour,
      cancelled: mondays('2027-01-04', 8),
      series: { pattern, remaining: mondays('2026-11-23', 6) },
      cancelledByName: 'Rui from Harbour',
    }),
  'cancellation-undone': () =>
    cancellationUndoneMail({ ...atHarbour, restored: mondays('2027-01-04', 7), notRestored: skipped.slice(0, 1) }),
  'series-extended': () =>
    seriesExtendedMail({ ...atHarbour, pattern, bookedUntil: '2027-11-23', clashes: skipped.slice(0, 2) }),
  'sign-in-link': () => signInLinkMail({ ...link, brand: lagoon }),
  'confirm-address': () => confirmAddressMail({ ...link, brand: harbour, minutes: 1440, spaceName: 'Harbour House' }),
  'password-reset': () => passwordResetMail({ ...link, brand: harbour, minutes: 60 }),
  'already-registered': () =>
    alreadyRegisteredMail({
      brand: harbour,
      email: link.email,
      signInUrl: 'https://app.example.com/sign-in',
      resetUrl: 'https://app.example.com/forgot',
    }),
  invitation: () =>
    invitationMail({ ...link, brand: harbour, minutes: 10_080, inviterName: 'Rui Costa', role: 'front_desk' }),
  'operator-created': () => operatorCreatedMail({ ...link, brand: lagoon, minutes: 10_080 }),
};
