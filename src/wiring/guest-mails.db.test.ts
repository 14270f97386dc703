import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId } from '@/kernel/ids';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let sofia: ActingMember;
beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
  space = await makeSpace({ name: 'Harbour' });
  sofia = await makeMember(space, 'front_desk', 'Sofia');
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

async function work() {
  await asOwner('update graphile_worker._private_jobs set run_at = now()');
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: tasks,
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect();
}

const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
const bookForGuest = async (email: string | null) => {
  const input = {
    spaceId: space.spaceId,
    resourceId: await makeResource(space, { openToVisitors: true }),
    startsAt: `${day}T09:00`,
    endsAt: `${day}T10:30`,
    requestId: newId(),
    onBehalfOf: { guest: { name: 'Rosa Lima', email } },
  };
  return (await bookDesk(sofia, bookDeskInput.parse(input))).booking.id as BookingId;
};

it('writes to a guest’s own address, with the calendar file, and without a way to pages that they have not', async () => {
  const bookingId = await bookForGuest('Rosa@Example.test');
  const [mail, ...others] = await work();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: 'rosa@example.test' });
  expect(mail?.text).toContain('Hello Rosa Lima, Sofia booked this for you.');
  expect(mail?.text).not.toContain('/bookings');
  expect(mail?.calendar).toContain(`UID:booking-${bookingId}`);
  expect(mail?.calendar).toContain('rosa@example.test');

  await cancelBooking(sofia, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId() });
  const [gone] = await work();
  expect(gone).toMatchObject({ to: 'rosa@example.test' });
  expect(gone?.text).toContain('Sofia cancelled');
  expect(gone?.calendar).toContain('METHOD:CANCEL');
});

it('writes to nobody where a guest left no address, nor to the member of staff who booked', async () => {
  const bookingId = await bookForGuest(null);
  expect(await work()).toEqual([]);
  await cancelBooking(sofia, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId() });
  expect(await work()).toEqual([]);
});
