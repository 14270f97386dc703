import { expect, it } from 'vitest';
import { instantText, readCalendar } from '@/features/calendars/testing/read-calendar';
import { newId, type EventDateId } from '@/kernel/ids';
import type { OutgoingMail } from '@/server/mail/send-mail';
import type { RsvpForMail } from './event-mail-facts';
import { sendRsvpsMail } from './send-rsvps-mail';

const operatorId = newId<'operator'>();
const act = newId();
const one = (day: string, status: string, more: Partial<RsvpForMail> = {}): RsvpForMail => ({
  ...{
    rsvpId: newId(),
    dateId: `date-of-${day}` as EventDateId,
    status,
    how: null,
    party: 1,
    ahead: 0,
    ticket: null,
    paid: 0,
    charged: false,
    sequence: 2,
  },
  operator: { name: 'Harbour', accent: '#1b5e78', slug: 'harbour' },
  space: { slug: 'house', name: 'Harbour House', address: 'Lisboa' },
  ...{
    title: 'Show and tell',
    hostName: 'Hana',
    where: 'The hall',
    atSpace: true,
    onlineUrl: '',
    zone: 'Europe/Lisbon',
  },
  ...{ to: { name: 'Ana', email: 'ana@example.com' }, stands: true, endedWords: '', offerExpiresAt: null },
  ...{ was: null, checkedInAt: null, door: false, changedAt: new Date('2026-11-22T09:00:00Z') },
  span: { startsAt: new Date(`${day}T18:30:00Z`), endsAt: new Date(`${day}T20:30:00Z`) },
  ...more,
});

async function send(rsvps: readonly RsvpForMail[], news: 'answered' | 'added' | 'taken_back') {
  const sent: OutgoingMail[] = [];
  const outcome = await sendRsvpsMail(
    { operatorId, rsvpIds: rsvps.map(({ rsvpId }) => rsvpId), news, act },
    {
      sendMail: (mail) => Promise.resolve(void sent.push(mail)),
      now: () => new Date('2026-11-22T10:00:00Z'),
      ...{
        host: 'app.example.com',
        senderAddress: 'post@example.com',
        bookingsUrl: 'https://app.example.com/bookings',
      },
      seriesUrl: () => '',
      listRsvpsForMail: () => Promise.resolve([...rsvps]),
      allDatesUrl: ({ rsvpId }) => Promise.resolve(`https://app.example.com/events/all-dates?token=${rsvpId}`),
    },
  );
  return { outcome, sent, files: sent.flatMap(({ calendars }) => calendars ?? []) };
}

it('one mail lists all dates by how they stand, with one file of those in which one comes', async () => {
  const { sent, files } = await send(
    [one('2026-12-03', 'going'), one('2026-12-10', 'waiting'), one('2026-12-17', 'going')],
    'answered',
  );
  expect(sent).toHaveLength(1);
  expect(sent[0]?.messageId).toBe(`<send-rsvps-mail.answered.${act}@app.example.com>`);
  expect(sent[0]?.subject).toBe('You are in for 3 dates: Show and tell');
  expect(sent[0]?.text).toContain('You are going (2):\n  December 2026: Thu 3, Thu 17');
  expect(sent[0]?.text).toContain('You wait for a place (1):\n  December 2026: Thu 10');
  expect(files.map(({ method }) => method)).toEqual(['PUBLISH']);
  const { events } = readCalendar(files[0]!.content);
  expect(events.map(({ uid }) => uid)).toEqual([
    'event-date-date-of-2026-12-03@app.example.com',
    'event-date-date-of-2026-12-17@app.example.com',
  ]);
  expect(events.map(({ startDate }) => instantText(startDate))).toEqual([
    '2026-12-03T18:30:00.000Z',
    '2026-12-17T18:30:00.000Z',
  ]);
});

it('what is given back leaves calendars, in one file', async () => {
  const { sent, files } = await send(
    [one('2026-12-03', 'cancelled', { how: 'by_guest' }), one('2026-12-10', 'cancelled', { how: 'by_guest' })],
    'taken_back',
  );
  expect(sent[0]?.messageId).toBe(`<send-rsvps-mail.taken-back.${act}@app.example.com>`);
  const { events } = readCalendar(files[0]!.content);
  expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CANCELLED', 'CANCELLED']);
});

it('says what is so when it goes, and nothing where nothing is so any more', async () => {
  const off = one('2026-12-03', 'going', { stands: false });
  const { sent } = await send([off, one('2026-12-10', 'going')], 'added');
  expect(sent[0]?.subject).toBe('A new date: Show and tell, Thursday 10 December, 18:30–20:30 (Lisbon time)');
  expect((await send([off, one('2026-12-10', 'cancelled')], 'added')).outcome).toBe('not_needed');
  const nobody = one('2026-12-10', 'going', { to: { name: 'Ana', email: '' } });
  expect((await send([nobody], 'answered')).outcome).toBe('not_needed');
});
