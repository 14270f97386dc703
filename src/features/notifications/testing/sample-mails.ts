import { sampleEventMails } from './sample-event-mails';
import { samplePlanMails } from './sample-plan-mails';
import { instantOf } from '@/kernel/zone';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { bookingCancelledMail } from '../mails/booking-cancelled-mail';
import { bookingChangedMail, type BookingChangedInput } from '../mails/booking-changed-mail';
import { bookingConfirmedMail } from '../mails/booking-confirmed-mail';
import { cancellationUndoneMail } from '../mails/cancellation-undone-mail';
import type { TimeRange } from '@/kernel/time-range';
import { guestDatesMail } from '../mails/guest-dates-mail';
import { guestMail, type GuestMailInput } from '../mails/guest-mail';
import { datesFilledMail } from '../mails/dates-filled-mail';
import { invitationMail, operatorCreatedMail } from '../mails/invitation-mails';
import { type AccountedInvoice, invoiceMail, paymentReminderMail } from '../mails/invoice-mails';
import { noShowMail } from '../mails/no-show-mail';
import { requestOutcomeMail, requestReceivedMail, requestToAnswerMail } from '../mails/request-mails';
import { seriesConfirmedMail } from '../mails/series-confirmed-mail';
import { seriesChangedMail } from '../mails/series-changed-mail';
import { seriesHandedOverMail, type SeriesHandedOverInput } from '../mails/series-handed-over-mail';
import { seriesExtendedMail } from '../mails/series-extended-mail';
import { alreadyRegisteredMail, confirmAddressMail, passwordResetMail, signInLinkMail } from '../mails/sign-in-mails';
import { spaceChangedMail, type SpaceChangedInput } from '../mails/space-changed-mail';
import { waitlistOfferMail } from '../mails/waitlist-offer-mail';

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

const inPlace = (resourceName: string, dates: readonly TimeRange[]) => dates.map((one) => ({ ...one, resourceName }));
const mondays = (from: string, count: number) =>
  Array.from({ length: count }, (_, week) =>
    hoursOf(new Date(Date.parse(from) + week * 7 * 86_400_000).toISOString().slice(0, 10)),
  );

const skipped: NotBooked[] = [
  { span: hoursOf('2026-12-02'), reason: 'taken' },
  { span: hoursOf('2026-12-28'), reason: 'closed' },
  { span: hoursOf('2027-01-06'), reason: 'outside_hours' },
];

const account = { brand: harbour, memberName: 'Ana Duarte', accountUrl: 'https://app.example.com/o/harbour/account' };
const invoice: AccountedInvoice = {
  ...{ kind: 'invoice', title: 'Invoice 2026-0007', currency: 'EUR', gross: 4000, open: 4000, payTo: 'PT50 0000 0000' },
  ...{ periodFrom: '2026-10-02', periodTo: '2026-10-31', dueOn: '2026-11-14' },
};

const link = { email: 'ana@example.com', url: 'https://app.example.com/api/auth/link?token=Xy12_-Zz', minutes: 30 };
const pattern = 'every Monday and Wednesday';
const both = [...mondays('2026-11-23', 26), ...mondays('2026-11-25', 26)].filter(
  (span) => !skipped.some((one) => one.span.startsAt.getTime() === span.startsAt.getTime()),
);

const answerUrl = (answer: string) => `https://app.example.com/answer?token=Xy12_-Zz&answer=${answer}`;
const asked = { ...atHarbour, resourceName: 'Library', spans: [hoursOf('2026-11-24')], pattern: null };
const askedEach = { ...asked, spans: mondays('2026-11-23', 12), pattern: 'every Monday' };
const expiresAt = new Date('2026-11-23T17:00:00Z');
const placed = (resourceName: string, date: string) => ({ resourceName, span: hoursOf(date) });

const changed = (change: Partial<BookingChangedInput>) => () =>
  bookingChangedMail({
    ...atHarbour,
    kind: 'moved',
    before: placed('Desk 4', '2026-11-24'),
    after: placed('Desk 7', '2026-11-25'),
    byName: null,
    otherName: null,
    keptUntil: null,
    calendar: 'changes',
    ...change,
  });
const handedOver = (change: Partial<SeriesHandedOverInput>) => () =>
  seriesHandedOverMail({
    ...atHarbour,
    ...{ kind: 'given', otherName: 'Ben', byName: null, pattern: 'every Monday', dates: mondays('2026-11-23', 6) },
    ...{ kept: [], givenBack: [], bookedUntil: '2027-11-22', ...change },
  });
const guest = (kind: GuestMailInput['kind']) => () =>
  guestMail({
    ...atHarbour,
    kind,
    guestName: 'Rui',
    hostName: 'Ana Duarte',
    where: placed('Library', '2026-11-24'),
  });
const spaceChanged = (change: Partial<SpaceChangedInput>) => () =>
  spaceChangedMail({
    ...atHarbour,
    kind: 'closure',
    reason: 'The floor is painted',
    shutName: null,
    details: { startsAt: '2026-11-24T00:00:00Z', endsAt: '2026-11-25T00:00:00Z' },
    bookings: [
      { decision: 'moved', was: placed('Desk 4', '2026-11-24'), is: placed('Desk 4', '2026-11-25') },
      { decision: 'cancelled', was: placed('Library', '2026-11-24'), is: null },
      { decision: 'kept', was: placed('Phone booth', '2026-11-24'), is: placed('Phone booth', '2026-11-24') },
    ],
    waited: [{ over: true, what: 'Library', span: hoursOf('2026-11-24') }],
    files: 2,
    ...change,
  });

/** One of each mail, as tests and eyes want to see it. */
export const sampleMails: Record<string, () => Promise<Mail>> = {
  'booking-confirmed': () =>
    bookingConfirmedMail({
      ...{ ...atHarbour, span: hoursOf('2026-11-24'), bookedByName: null },
      ...{ price: { amount: 5390, currency: 'EUR' }, extras: [{ name: 'Lunch', count: 3 }] },
    }),
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
    bookingCancelledMail({
      ...atHarbour,
      cancelled: [hoursOf('2026-11-24')],
      series: null,
      cancelledByName: null,
      withdrawn: false,
    }),
  'series-part-cancelled': () =>
    bookingCancelledMail({
      ...atHarbour,
      cancelled: mondays('2027-01-04', 8),
      series: { pattern, remaining: mondays('2026-11-23', 6) },
      cancelledByName: 'Rui from Harbour',
      withdrawn: false,
    }),
  'cancellation-undone': () =>
    cancellationUndoneMail({ ...atHarbour, restored: mondays('2027-01-04', 7), notRestored: skipped.slice(0, 1) }),
  'series-extended': () =>
    seriesExtendedMail({
      ...atHarbour,
      pattern,
      bookedUntil: '2027-11-23',
      because: 'went_on',
      clashes: skipped.slice(0, 2),
      seriesUrl: 'https://app.example.com/o/harbour/s/harbour-house/series/1',
    }),
  'series-clocks': () =>
    seriesExtendedMail({
      ...atHarbour,
      pattern,
      bookedUntil: '2027-11-23',
      because: 'clocks',
      clashes: skipped.slice(0, 1),
      seriesUrl: 'https://app.example.com/o/harbour/s/harbour-house/series/1',
    }),
  'series-changed': () =>
    seriesChangedMail({
      ...atHarbour,
      patternBefore: 'every Monday',
      pattern,
      booked: both,
      skipped: skipped.slice(0, 2),
      givenBack: mondays('2027-01-04', 2),
      kept: mondays('2027-01-18', 1),
      repeated: false,
      bookedUntil: '2027-11-22',
      changedByName: null,
    }),
  'series-given': handedOver({ kept: mondays('2027-01-04', 1), givenBack: mondays('2027-01-11', 2) }),
  'series-received': handedOver({ kind: 'received', otherName: 'Ben', byName: 'Dora' }),
  'booking-moved': changed({}),
  'booking-moved-on-request': changed({ byName: 'Dora', keptUntil: expiresAt, calendar: null }),
  'booking-swapped': changed({ kind: 'swapped', otherName: 'Ben' }),
  'booking-edited': changed({ kind: 'details', after: placed('Desk 4', '2026-11-24') }),
  'booking-given': changed({ kind: 'given', otherName: 'Ben', calendar: 'removes' }),
  'booking-received': changed({ kind: 'received', otherName: 'Ben', calendar: 'adds' }),
  'guest-invited': guest('invited'),
  'guest-moved': guest('moved'),
  'guest-off': guest('off'),
  'guest-dates': () =>
    guestDatesMail({
      ...{ ...atHarbour, guestName: 'Rui', hostName: 'Ana Duarte' },
      invited: inPlace('Library', mondays('2026-11-30', 6)),
      moved: inPlace('Atrium', mondays('2027-01-11', 2)),
      off: inPlace('Library', mondays('2027-02-01', 1)),
    }),
  'no-show': () =>
    noShowMail({
      ...atHarbour,
      span: hoursOf('2026-11-24'),
      by: new Date('2026-11-24T09:15:00Z'),
      releasedAt: new Date('2026-11-24T09:15:00Z'),
    }),
  'request-to-answer': () =>
    requestToAnswerMail({
      ...asked,
      answererName: 'Rui Costa',
      note: 'A workshop for eight',
      guests: 7,
      expiresAt,
      approveUrl: answerUrl('approve'),
      declineUrl: answerUrl('decline'),
      requestsUrl: 'https://app.example.com/o/harbour/s/house/requests',
    }),
  'request-received': () => requestReceivedMail({ ...askedEach, expiresAt }),
  'request-approved': () => requestOutcomeMail({ ...askedEach, outcome: 'approved', note: '', byName: 'Rui Costa' }),
  'request-declined': () =>
    requestOutcomeMail({ ...asked, outcome: 'declined', note: 'We paint that day', byName: 'Rui Costa' }),
  'request-lapsed': () => requestOutcomeMail({ ...asked, outcome: 'lapsed', note: '', byName: null }),
  'waitlist-offer': () =>
    waitlistOfferMail({
      ...atHarbour,
      offers: [{ span: hoursOf('2026-11-24'), expiresAt: new Date('2026-11-22T10:30:00Z') }],
    }),
  'dates-offered': () =>
    waitlistOfferMail({
      ...atHarbour,
      offers: mondays('2026-11-30', 2).map((span) => ({ span, expiresAt: new Date('2026-11-22T18:00:00Z') })),
    }),
  'dates-filled': () =>
    datesFilledMail({ ...atHarbour, pattern, filled: mondays('2026-11-30', 2), missing: skipped.slice(0, 1) }),
  'space-closed': spaceChanged({}),
  'place-retired': spaceChanged({ kind: 'retire', shutName: 'Desk 4', details: {}, waited: [], files: 1 }),
  'hours-changed': spaceChanged({ kind: 'hours', details: {}, waited: [], files: 0 }),
  'zone-changed': spaceChanged({
    kind: 'zone',
    details: { from: 'Europe/Madrid', to: 'Europe/Lisbon' },
    bookings: mondays('2026-11-23', 6).map((span) => ({
      decision: 'moved',
      was: {
        resourceName: 'Desk 4',
        span: {
          startsAt: new Date(span.startsAt.getTime() - 3_600_000),
          endsAt: new Date(span.endsAt.getTime() - 3_600_000),
        },
      },
      is: { resourceName: 'Desk 4', span },
    })),
    waited: [],
  }),
  invoice: () => invoiceMail({ ...account, invoice }),
  'invoice-part-paid': () => invoiceMail({ ...account, invoice: { ...invoice, open: 2500 } }),
  'invoice-paid': () => invoiceMail({ ...account, invoice: { ...invoice, open: 0 } }),
  'credit-note': () =>
    invoiceMail({
      ...account,
      invoice: { ...invoice, ...{ kind: 'credit_note', title: 'Credit note CN-2026-0001' }, gross: -2000, open: 0 },
    }),
  'payment-reminder': () =>
    paymentReminderMail({
      ...account,
      overdue: [
        { ...invoice, open: 2500 },
        { ...invoice, title: 'Invoice 2026-0009', gross: 1200, open: 1200, dueOn: '2026-11-15' },
      ],
    }),
  ...samplePlanMails,
  ...sampleEventMails,
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
