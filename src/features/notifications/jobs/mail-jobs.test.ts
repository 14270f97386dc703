import { describe, expect, it } from 'vitest';
import { occurrencesIn, readCalendar } from '@/features/calendars/testing/read-calendar';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { OutgoingMail } from '@/server/mail/send-mail';
import { mailJobs, messageIdOf } from '../notifications.contract';
import { hoursOf } from '../testing/sample-mails';
import type { MailDeps } from './deliver-mail';
import type { BookingForMail, CancellationForMail, OccurrenceForMail, SeriesForMail } from './mail-facts';
import { sendBookingConfirmation } from './send-booking-confirmation';
import { sendCancellation, sendUndoNotice } from './send-cancellation-mails';
import { sendInvitation, sendRegistrationMail, sendSignInLink } from './send-link-mails';
import { sendSeriesClashes, sendSeriesConfirmation } from './send-series-mails';

const operatorId = newId<'operator'>();
const [bookingId, seriesId] = [newId<'booking'>(), newId<'series'>()];
const cancellationId = newId<'cancellation'>();

const setting = {
  operator: { name: 'Harbour', accent: '#1b5e78' },
  member: { name: 'Ana', email: 'ana@example.com' },
  resourceName: 'Desk 4',
  space: { name: 'Harbour House', address: 'Lisboa', zone: 'Europe/Lisbon', slugs: ['harbour', 'house'] as const },
  sequence: 3,
  changedAt: new Date('2026-11-22T09:00:00Z'),
  bookedByName: null,
};
const booked = { bookingId, span: hoursOf('2026-11-24'), status: 'confirmed' } as const;
const booking: BookingForMail = { ...setting, ...booked, price: null, extras: [] };

const occurrence = (day: string, change: Partial<OccurrenceForMail> = {}): OccurrenceForMail => ({
  bookingId: `booking-of-${day}`,
  originalStart: `${day}T09:00`,
  span: hoursOf(day),
  status: 'confirmed',
  ...{ skipReason: null, changedTo: null },
  ...change,
});
const days = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'] as const;
const skippedDay = occurrence('2026-12-07', { status: 'skipped', skipReason: 'taken' });
const series: SeriesForMail = {
  ...setting,
  seriesId,
  localStart: '2026-11-16T09:00',
  durationMinutes: 480,
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  madeUntil: '2026-12-20',
  ...{ exdates: [], rdates: [], followsId: null },
  occurrences: days.map((day) => (day === '2026-12-07' ? skippedDay : occurrence(day))),
};
const without = (gone: readonly string[]): SeriesForMail => ({
  ...series,
  occurrences: series.occurrences.map((one) =>
    gone.includes(one.originalStart) ? { ...one, status: 'cancelled' as const } : one,
  ),
});

function outbox(refusal?: DomainError) {
  const sent: OutgoingMail[] = [];
  const deps: MailDeps = {
    sendMail: (mail) => (refusal ? Promise.reject(refusal) : Promise.resolve(void sent.push(mail))),
    now: () => new Date('2026-11-22T10:00:00Z'),
    host: 'app.example.com',
    senderAddress: 'post@example.com',
    bookingsUrl: 'https://app.example.com/bookings',
    seriesUrl: (slugs, id) => `https://a.example/${slugs.join('/')}/${id}`,
  };
  return { sent, deps };
}
// prettier-ignore
const found = <T>(value: T) => () => Promise.resolve(value);
const calendarOf = (mail: OutgoingMail | undefined) => mail?.calendar?.content ?? '';
const startsIn = (mail: OutgoingMail | undefined, limit = 6) =>
  occurrencesIn(calendarOf(mail), limit).map((one) => one.startsAt.slice(0, 10));

describe('a booking’s confirmation', () => {
  it('goes to the member in the operator’s name, with the calendar and a Message-ID that stays', async () => {
    const { sent, deps } = outbox();
    const job = { ...deps, findBookingForMail: found(booking) };
    expect(await sendBookingConfirmation({ operatorId, bookingId }, job)).toBe('sent');
    expect(await sendBookingConfirmation({ operatorId, bookingId }, job)).toBe('sent');
    expect(sent[0]).toMatchObject({ to: setting.member, fromName: 'Harbour', calendar: { method: 'REQUEST' } });
    expect(sent[0]?.messageId).toBe(`<send-booking-confirmation.${bookingId}@app.example.com>`);
    expect(sent[1]).toEqual(sent[0]);
    const { events } = readCalendar(calendarOf(sent[0]));
    expect([events[0]?.uid, events[0]?.sequence]).toEqual([`booking-${bookingId}@app.example.com`, 3]);
    expect(events[0]?.organizer).toBe('mailto:post@example.com');
  });

  it('stays away where the booking is cancelled or gone', async () => {
    const { sent, deps } = outbox();
    for (const value of [null, { ...booking, status: 'cancelled' as const }])
      expect(
        await sendBookingConfirmation({ operatorId, bookingId }, { ...deps, findBookingForMail: found(value) }),
      ).toBe('not_needed');
    expect(sent).toEqual([]);
  });

  it('is tried again where that helps, and given up where it cannot', async () => {
    const refusal = (permanent: boolean) => outbox(new DomainError('upstream', 'mail.not_sent', { permanent })).deps;
    const job = (permanent: boolean) => ({ ...refusal(permanent), findBookingForMail: found(booking) });
    expect(await sendBookingConfirmation({ operatorId, bookingId }, job(true))).toBe('refused');
    await expect(sendBookingConfirmation({ operatorId, bookingId }, job(false))).rejects.toThrow('mail.not_sent');
  });
});

describe('mails about a series', () => {
  it('confirm what is booked and say what is not, in mail and calendar alike', async () => {
    const { sent, deps } = outbox();
    await sendSeriesConfirmation({ operatorId, seriesId }, { ...deps, findBlocksForMail: found([series]) });
    expect(sent[0]?.text).toContain('4 dates are booked and 1 left out.');
    expect(sent[0]?.text).toContain('Monday 7 December, 09:00–17:00 (Lisbon time): Somebody else has it booked');
    expect(sent[0]?.text).toContain('So far it is booked until Sunday 20 December');
    expect(startsIn(sent[0], 5)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-14', '2026-12-21']);
  });

  it('tell only of clashes among the dates that are new', async () => {
    const { sent, deps } = outbox();
    const job = { ...deps, findSeriesForMail: found(series) };
    expect(await sendSeriesClashes({ operatorId, seriesId, madeAfter: '2026-12-07' }, job)).toBe('not_needed');
    expect(await sendSeriesClashes({ operatorId, seriesId, madeAfter: '2026-12-06' }, job)).toBe('sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.subject).toBe('One new date of your series is not free: Desk 4 every Monday');
    expect(sent[0]?.text).toContain('https://a.example/harbour/house/booking-of-2026-12-07');
    expect(startsIn(sent[0])).not.toContain('2026-12-07');
  });

  it('carry a date changed by hand', async () => {
    const { sent, deps } = outbox();
    const moved = occurrence('2026-11-23', {
      span: hoursOf('2026-11-23', 'Europe/Lisbon', '13:00', '15:00'),
      changedTo: { resourceName: 'Desk 9' },
    });
    const occurrences = series.occurrences.map((one) => (one.originalStart === moved.originalStart ? moved : one));
    await sendSeriesConfirmation(
      { operatorId, seriesId },
      { ...deps, findBlocksForMail: found([{ ...series, occurrences }]) },
    );
    expect(occurrencesIn(calendarOf(sent[0]), 2)[1]).toMatchObject({
      startsAt: '2026-11-23T13:00:00.000Z',
      summary: 'Desk 9 at Harbour House',
    });
  });
});

describe('a cancellation', () => {
  const cancel = async (act: CancellationForMail) => {
    const { sent, deps } = outbox();
    const outcome = await sendCancellation(
      { operatorId, cancellationId },
      { ...deps, findCancellationForMail: found(act) },
    );
    return { outcome, mail: sent[0] };
  };
  const act = { undone: false, cancelledByName: null, withdrawn: false };
  const ofSeries = (scope: 'one' | 'following' | 'all', originalStarts: LocalDateTime[]): CancellationForMail => ({
    ...act,
    ...{ scope, originalStarts, booking: null, series: without(originalStarts) },
  });

  it('of one booking takes it out', async () => {
    const { mail } = await cancel({ ...act, scope: 'one', booking: { ...booking, status: 'cancelled' }, series: null });
    expect([mail?.subject, mail?.calendar?.method]).toEqual([
      'Cancelled: Desk 4, Tuesday 24 November, 09:00–17:00 (Lisbon time)',
      'CANCEL',
    ]);
  });

  it('of one date of a series takes out that date alone', async () => {
    const { mail } = await cancel(ofSeries('one', ['2026-11-30T09:00']));
    expect(mail?.calendar?.method).toBe('CANCEL');
    expect(readCalendar(calendarOf(mail)).events.map((one) => one.recurrenceId.toString())).toEqual([
      '2026-11-30T09:00:00',
    ]);
    expect(mail?.text).toContain('2 dates of this series stay booked. Next: Monday 23 November');
  });

  it('of this and following shortens the series', async () => {
    const { mail } = await cancel(ofSeries('following', ['2026-12-14T09:00', '2026-11-30T09:00']));
    expect(mail?.calendar?.method).toBe('REQUEST');
    expect(startsIn(mail)).toEqual(['2026-11-16', '2026-11-23']);
    expect(mail?.subject).toBe('Cancelled: Desk 4, 2 bookings');
  });

  it('of all that is left keeps what took place', async () => {
    const { mail } = await cancel(ofSeries('all', ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-14T09:00']));
    expect(mail?.calendar?.method).toBe('REQUEST');
    expect(startsIn(mail)).toEqual(['2026-11-16']);
    expect(mail?.text).toContain('Nothing of this series is left.');
  });

  it('counts what was given back, not what was skipped', async () => {
    const rest = ofSeries('following', ['2026-11-30T09:00', '2026-12-07T09:00', '2026-12-14T09:00']);
    expect((await cancel(rest)).mail?.subject).toBe('Cancelled: Desk 4, 2 bookings');
    expect((await cancel(ofSeries('one', ['2026-12-07T09:00']))).outcome).toBe('not_needed');
  });

  it('of a whole series takes it out', async () => {
    const { mail } = await cancel(
      ofSeries('all', ['2026-11-16T09:00', '2026-11-23T09:00', '2026-11-30T09:00', '2026-12-14T09:00']),
    );
    expect(mail?.calendar?.method).toBe('CANCEL');
    expect(readCalendar(calendarOf(mail)).events).toHaveLength(1);
  });

  it('is silent where it was undone', async () => {
    const undone = { ...ofSeries('all', ['2026-11-23T09:00']), undone: true };
    expect(await cancel(undone)).toEqual({ outcome: 'not_needed', mail: undefined });
  });

  it('that was undone says what is back and sets the calendar right', async () => {
    const { sent, deps } = outbox();
    const undo = {
      ...{
        booking: null,
        series: without(['2026-11-30T09:00']),
        originalStarts: ['2026-11-23T09:00', '2026-11-30T09:00'] as LocalDateTime[],
      },
      restored: [hoursOf('2026-11-23')],
      notRestored: [{ span: hoursOf('2026-11-30'), reason: 'taken' as const }],
    };
    await sendUndoNotice({ operatorId, cancellationId }, { ...deps, findUndoForMail: found(undo) });
    expect(sent[0]?.text).toContain('1 booking restored, 1 date could not be brought back.');
    expect(startsIn(sent[0], 3)).toEqual(['2026-11-16', '2026-11-23', '2026-12-14']);
  });
});

describe('mails with a link', () => {
  const link = {
    mailId: newId(),
    operatorId: null,
    email: 'ana@example.com',
    url: 'https://app.example.com/l?t=1',
    minutes: 30,
  };

  it('look like the operator where there is one, and like CoWorkFlow elsewhere', async () => {
    const { sent, deps } = outbox();
    const job = { ...deps, findOperatorForMail: found(setting.operator) };
    await sendSignInLink(link, job);
    await sendSignInLink({ ...link, operatorId }, job);
    expect(sent.map((one) => one.fromName)).toEqual(['CoWorkFlow', 'Harbour']);
    expect(sent[0]?.messageId).toBe(`<send-sign-in-link.${link.mailId}@app.example.com>`);
    expect(sent[0]?.text).toContain(link.url);
  });

  it('answer a registration either way from the same job', async () => {
    const { sent, deps } = outbox();
    const job = { ...deps, findOperatorForMail: found(setting.operator) };
    const { url, minutes, ...rest } = { ...link, operatorId };
    await sendRegistrationMail({ ...rest, url, minutes, kind: 'confirm', spaceName: 'Harbour House' }, job);
    const known = {
      kind: 'already_registered' as const,
      signInUrl: 'https://app.example.com/sign-in',
      resetUrl: 'https://app.example.com/forgot',
    };
    await sendRegistrationMail({ ...rest, ...known }, job);
    expect(sent.map((one) => one.subject)).toEqual([
      'Confirm your address for Harbour House',
      'You already have an account at Harbour',
    ]);
  });

  it('do not invite whoever has accepted', async () => {
    const { sent, deps } = outbox();
    const invitation = {
      operator: setting.operator,
      email: 'b@example.com',
      role: 'member' as const,
      inviterName: 'Rui',
      accepted: false,
    };
    const payload = {
      mailId: newId(),
      operatorId,
      invitationId: newId<'invitation'>(),
      url: link.url,
      minutes: 10_080,
    };
    const invite = (value: typeof invitation) =>
      sendInvitation(payload, { ...deps, findInvitationForMail: found(value) });
    expect([await invite(invitation), await invite({ ...invitation, accepted: true })]).toEqual(['sent', 'not_needed']);
    expect(sent[0]?.subject).toBe('Rui invites you to Harbour');
  });
});

describe('the contract', () => {
  it('takes ids and absolute addresses only', () => {
    expect(mailJobs['send-cancellation'].safeParse({ operatorId, cancellationId }).success).toBe(true);
    expect(mailJobs['send-cancellation'].safeParse({ operatorId, cancellationId: '7' }).success).toBe(false);
    const link = { mailId: newId(), operatorId: null, email: 'ana@example.com', url: '/x', minutes: 30 };
    expect(mailJobs['send-sign-in-link'].safeParse(link).success).toBe(false);
    expect(mailJobs['send-sign-in-link'].safeParse({ ...link, url: 'javascript:alert(1)' }).success).toBe(false);
  });

  it('makes no Message-ID from what could break out of it', () => {
    expect(() => messageIdOf('send-invitation', ['a> b'], 'app.example.com')).toThrow();
  });
});
