import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changesIn } from '@/features/bookings/testing-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type PersonId } from '@/kernel/ids';
import { addDays, localDateOf, weekdayOf } from '@/kernel/zone';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import { calendarProgram, openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

const ZONE = 'Europe/Lisbon';
const today = localDateOf(new Date(), ZONE);
const monday = addDays(today, 15 - weekdayOf(today));
const EVER = new Date(8.64e15);

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let fay: ActingMember;
let does: ReturnType<typeof changesIn>;
let addresses: { ana: string; ben: string };

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
  space = await makeSpace({ name: 'Harbour', timeZone: ZONE });
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  fay = await makeMember(space, 'front_desk', 'Fay');
  does = changesIn(space, () => new Date());
  addresses = { ana: await addressOf(ana.personId), ben: await addressOf(ben.personId) };
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

const addressOf = async (personId: PersonId) => {
  const { rows } = await asPerson({ personId }, (tx) =>
    sql<{ email: string }>`select email from auth.find_person(${personId})`.execute(tx),
  );
  return rows[0]!.email;
};
/** Runs everything with the real tasks, also what waits for the undo window; nudges fail quietly, for nobody listens here. */
async function work({ later = true } = {}) {
  if (later) await asOwner('update graphile_worker._private_jobs set run_at = now()');
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: tasks,
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect();
}
const on = (day: number, time: string) => `${addDays(monday, day)}T${time}`;
/** A booking of Ana’s whose first mails have gone. */
const booked = async (more = {}) => {
  const resource = await makeResource(space);
  const id = await does.book(ana, resource, on(0, '09:00'), on(0, '11:00'), more);
  const [mail, ...others] = await work();
  return { resource, id, mail: mail!, others };
};

describe('a change', () => {
  it('is one mail with the same entry of a higher sequence, however often its job runs', async () => {
    const { id, mail } = await booked();
    const ofAna = calendarProgram();
    const { uid } = ofAna.receive(mail.calendar, EVER);
    const there = await makeResource(space, { name: 'Desk 6' });
    const { change, booking } = await does.change(ana, id, {
      resourceId: there,
      startsAt: on(1, '13:00'),
      endsAt: on(1, '15:00'),
    });
    // Not while it can be undone.
    expect(await work({ later: false })).toEqual([]);
    const [moved, ...others] = await work();
    expect(others).toEqual([]);
    expect(moved!.to).toBe(addresses.ana);
    expect(moved!.messageId).toBe(`<send-booking-changed.${change!.changeId}.${id}@localhost>`);
    expect(ofAna.receive(moved!.calendar, EVER)).toEqual({ uid, method: 'REQUEST' });
    expect(ofAna.sequenceOf(uid)).toBe(1);
    expect(ofAna.dates(uid)).toEqual([`${booking.startsAt} ${booking.endsAt}`]);
    expect(moved!.text).toContain('Desk 6 at Harbour House');
    expect(moved!.text).toContain('you moved this booking');
    const payload = { operatorId: space.operatorId, changeId: change!.changeId };
    await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-booking-changed', payload }]));
    const [again] = await work();
    expect(again).toMatchObject({ messageId: moved!.messageId, calendar: moved!.calendar });
  });

  it('that is taken back in time is never spoken of, and the next one still reaches the calendar', async () => {
    const { id, mail } = await booked();
    const ofAna = calendarProgram();
    const { uid } = ofAna.receive(mail.calendar, EVER);
    const { change } = await does.change(ana, id, { endsAt: on(0, '12:00') });
    await does.undo(ana, change);
    expect(await work()).toEqual([]);
    expect(await asOwner('select 1 from graphile_worker.jobs')).toEqual([]);
    await does.change(fay, id, { endsAt: on(0, '13:00') });
    const [longer] = await work();
    expect(longer!.text).toContain('Fay made this booking longer');
    ofAna.receive(longer!.calendar, EVER);
    expect(ofAna.dates(uid)[0]).toContain(new Date(`${on(0, '13:00')}:00Z`).toISOString());
    expect(ofAna.sequenceOf(uid)).toBe(3);
  });

  it('of note or guests is told to its member only where somebody else made it', async () => {
    const { id } = await booked();
    await does.change(ana, id, { note: 'By the window' });
    expect(await work()).toEqual([]);
    await does.change(fay, id, { note: 'By the door' });
    const [mail] = await work();
    expect(mail!.text).toContain('Fay changed the guests or the note');
  });

  it('into a request takes it out of the calendar until somebody says yes', async () => {
    const { id, mail } = await booked();
    const ofAna = calendarProgram();
    const { uid } = ofAna.receive(mail.calendar, EVER);
    const asked = await makeResource(space);
    await makeRule(space, { topic: 'approval', resourceId: asked, settings: { needed: true, answerMinutes: 600 } });
    await does.change(ana, id, { resourceId: asked });
    const mails = await work();
    const moved = mails.find((one) => one.text.includes('must say yes first'))!;
    expect(ofAna.receive(moved.calendar, EVER)).toEqual({ uid, method: 'CANCEL' });
    expect(ofAna.dates(uid)).toEqual([]);
  });

  it('of two desks at once tells each member of theirs', async () => {
    const { id } = await booked();
    const other = await does.book(ben, await makeResource(space), on(0, '09:00'), on(0, '10:00'));
    await work();
    await does.swap(fay, id, other);
    const mails = await work();
    expect(mails.map((mail) => mail.to).toSorted()).toEqual([addresses.ana, addresses.ben].toSorted());
    for (const mail of mails) expect(mail.text).toContain('Fay swapped the places of two bookings');
  });
});

describe('a booking that is handed over', () => {
  it('leaves one calendar and enters the other, as the same entry', async () => {
    const { id, mail } = await booked();
    const [ofAna, ofBen] = [calendarProgram(), calendarProgram()];
    const { uid } = ofAna.receive(mail.calendar, EVER);
    await does.handOver(ana, id, ben.memberId);
    const mails = await work();
    expect(mails).toHaveLength(2);
    const [toAna, toBen] = [addresses.ana, addresses.ben].map((to) => mails.find((one) => one.to === to)!);
    expect(ofAna.receive(toAna!.calendar, EVER)).toEqual({ uid, method: 'CANCEL' });
    expect(ofBen.receive(toBen!.calendar, EVER)).toEqual({ uid, method: 'REQUEST' });
    expect([ofAna.dates(uid).length, ofBen.dates(uid).length]).toEqual([0, 1]);
    expect(toAna!.text).toContain('you handed this booking over to Ben');
    expect(toBen!.text).toContain('Ana handed this booking over to you');
    // And out of the other's again, when that one cancels.
    await cancelBooking(ben, { operatorId: space.operatorId, bookingId: id, scope: 'one', requestId: newId() });
    const [gone] = await work();
    expect(ofBen.receive(gone!.calendar, EVER)).toEqual({ uid, method: 'CANCEL' });
  });
});

describe('one date of a series', () => {
  const series = async () => {
    const resource = await makeResource(space);
    const ids = await does.bookDaily(ana, resource, on(0, '09:00'), 4);
    const ofAna = calendarProgram();
    const { uid } = ofAna.receive((await work())[0]!.calendar, EVER);
    return { resource, ids, ofAna, uid };
  };
  const standing = async (ids: readonly BookingId[], who: ActingMember) => {
    const rows = (await Promise.all(ids.map((id) => does.row(id)))).filter(
      (row) => row.status === 'confirmed' && row.memberId === who.memberId,
    );
    return rows.map((row) => `${row.startsAt.toISOString()} ${row.endsAt.toISOString()}`).sort();
  };

  it('that is moved by hand is that date still, at its own time and place', async () => {
    const { ids, ofAna, uid } = await series();
    const there = await makeResource(space, { name: 'Anchor' });
    await does.change(ana, ids[1]!, { resourceId: there, startsAt: on(1, '14:00'), endsAt: on(1, '15:00') });
    const [mail, ...others] = await work();
    expect(others).toEqual([]);
    const before = ofAna.sequenceOf(uid)!;
    expect(ofAna.receive(mail!.calendar, EVER)).toEqual({ uid, method: 'REQUEST' });
    expect(ofAna.sequenceOf(uid)).toBe(before + 1);
    expect(ofAna.dates(uid)).toEqual(await standing(ids, ana));
    expect(mail!.calendar).toContain('RECURRENCE-ID');
    expect(mail!.calendar).toContain('Anchor at Harbour House');
    // What follows about the others leaves it where it is.
    await cancelBooking(ana, {
      operatorId: space.operatorId,
      bookingId: ids[2]!,
      scope: 'following',
      requestId: newId(),
    });
    ofAna.receive((await work())[0]!.calendar, EVER);
    expect(ofAna.dates(uid)).toEqual(await standing(ids, ana));
  });

  it('that is handed over falls out of the one calendar and stands alone in the other', async () => {
    const { ids, ofAna, uid } = await series();
    await does.handOver(ana, ids[1]!, ben.memberId);
    const mails = await work();
    const [toAna, toBen] = [addresses.ana, addresses.ben].map((to) => mails.find((one) => one.to === to)!);
    ofAna.receive(toAna!.calendar, EVER);
    expect(ofAna.dates(uid)).toEqual(await standing(ids, ana));
    const ofBen = calendarProgram();
    const alone = ofBen.receive(toBen!.calendar, EVER);
    expect(alone.uid).toBe(`booking-${ids[1]}@localhost`);
    expect(ofBen.dates(alone.uid)).toEqual(await standing(ids, ben));
    // The rest, moved later, does not bring it back.
    await does.change(ana, ids[0]!, { endsAt: on(0, '12:00') });
    ofAna.receive((await work())[0]!.calendar, EVER);
    expect(ofAna.dates(uid)).toEqual(await standing(ids, ana));
  });
});

describe('whom a member brings along', () => {
  const RUI = { name: 'Rui', email: 'rui@example.test' };
  const guests = [RUI, { name: 'Eva' }];
  const ofRui = (mails: Awaited<ReturnType<typeof work>>) => mails.filter((mail) => mail.to === RUI.email);

  it('is invited, hears of a move, and of the end, each once, in one entry', async () => {
    const { id, mail, others } = await booked({ guests });
    const [invited, ...more] = ofRui([mail, ...others]);
    expect(more).toEqual([]);
    expect(invited!.text).toContain('Ana expects you at Harbour House');
    expect(invited!.text).not.toContain('/bookings');
    const calendar = calendarProgram();
    const { uid } = calendar.receive(invited!.calendar, EVER);
    expect(uid).toBe(`booking-${id}@localhost`);
    await does.change(ana, id, { startsAt: on(0, '10:00') });
    const [moved] = ofRui(await work());
    calendar.receive(moved!.calendar, EVER);
    expect(calendar.dates(uid)).toEqual([
      `${new Date(`${on(0, '10:00')}Z`).toISOString()} ${new Date(`${on(0, '11:00')}Z`).toISOString()}`,
    ]);
    // Another note is nothing to them.
    await does.change(ana, id, { note: 'Cake' });
    expect(ofRui(await work())).toEqual([]);
    await cancelBooking(ana, { operatorId: space.operatorId, bookingId: id, scope: 'one', requestId: newId() });
    const [off] = ofRui(await work());
    expect(calendar.receive(off!.calendar, EVER)).toEqual({ uid, method: 'CANCEL' });
  });

  it('comes and goes by the list, and hears nothing of what is undone', async () => {
    const { id } = await booked();
    const { change } = await does.change(ana, id, { guests });
    await does.undo(ana, change);
    expect(await work()).toEqual([]);
    await does.change(ana, id, { guests });
    expect(ofRui(await work())).toHaveLength(1);
    await does.change(ana, id, { guests: [{ name: 'Eva' }] });
    const [off] = ofRui(await work());
    expect(off!.text).toContain('no longer expects you');
  });
});
