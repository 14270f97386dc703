import { expect, it } from 'vitest';
import { openChangeScene } from '@/features/bookings/testing-changes';
import { newId, type PersonId } from '@/kernel/ids';
import { asPerson } from '@/server/db/transactions';
import { makeResource } from '@/testing/makers';
import '@/wiring/reactions';
import { noticeWords, subjectWords } from '../domain/notice-words';
import { listNotices } from '../sql/notice-reads';
import { writeNotice } from './write-notice';

const { space, ana, ben, does } = await openChangeScene();
const noticesOf = (personId: PersonId) => asPerson({ personId }, (tx) => listNotices(tx, personId, 9));

it('names the place and the time that it tells of, once however often its job runs', async () => {
  const desk = await makeResource(space, { name: 'Desk 4' });
  const bookingId = await does.book(ana, desk, '2026-11-24T09:00', '2026-11-24T12:00');
  const job = { operatorId: space.operatorId, noticeId: newId<'notice'>(), personId: ana.personId };
  for (let times = 0; times < 2; times++) await writeNotice({ ...job, kind: 'booking.no_show', about: { bookingId } });
  const notices = await noticesOf(ana.personId);
  expect(notices.map((one) => subjectWords(one, 'en-GB'))).toEqual(['Desk 4, Tue 24 Nov, 09:00–12:00']);
});

it('names none where it tells of none, and of what belongs to another operator', async () => {
  const elsewhere = await openChangeScene();
  const desk = await makeResource(elsewhere.space);
  const bookingId = await elsewhere.does.book(elsewhere.ana, desk, '2026-11-24T09:00', '2026-11-24T12:00');
  const job = { operatorId: space.operatorId, personId: ben.personId, kind: 'space.changed' };
  await writeNotice({ ...job, noticeId: newId<'notice'>(), about: { changeId: newId() } });
  await writeNotice({ ...job, noticeId: newId<'notice'>(), about: { bookingId } });
  const notices = await noticesOf(ben.personId);
  expect(notices.map((one) => [noticeWords(one), subjectWords(one, 'en-GB')])).toEqual([
    ['A change of the space touches your bookings.', null],
    ['A change of the space touches your bookings.', null],
  ]);
});
