import pg from 'pg';
import { expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace } from '../makers';
import { auditAllOccupancies, auditOccupancies, CLEAN, listLost } from './occupancy-audit';

it('sees time given away twice, confirmed bookings without time, and time of dates that are off', async () => {
  const space = await makeSpace();
  const { operatorId, spaceId } = space;
  const member = await makeMember(space);
  const halves = [await makeResource(space), await makeResource(space)] as const;
  const hall = await makeResource(space, { parts: halves });
  const now = new Date('2026-11-20T08:00:00Z');
  const when = { startsAt: '2026-11-24T09:00', endsAt: '2026-11-24T10:00' };
  const wish = bookDeskInput.parse({ spaceId, resourceId: hall, ...when, requestId: newId() });
  const { booking } = await bookDesk(member, wish, now);
  const clean = CLEAN;
  expect(await auditOccupancies(operatorId)).toEqual(clean);
  expect(await listLost(operatorId, [booking.id, newId()])).toHaveLength(1);

  const owner = new pg.Client(process.env.MIGRATION_DATABASE_URL);
  await owner.connect();
  await owner.query('alter table occupancies drop constraint occupancy_no_overlap');
  await owner.end();
  const twice = await bookDesk(member, { ...wish, resourceId: halves[0], requestId: newId() as never }, now);
  expect(await auditOccupancies(operatorId)).toEqual({ ...clean, overlaps: 1 });

  await inOperator(space, (tx) =>
    tx
      .updateTable('bookings')
      .set({ status: 'skipped', skipReason: 'taken' })
      .where('id', '=', twice.booking.id as never)
      .execute(),
  );
  expect(await auditOccupancies(operatorId)).toEqual({ ...clean, overlaps: 1, stray: 1 });
  await inOperator(space, (tx) => tx.deleteFrom('occupancies').where('resourceId', '=', halves[0]).execute());
  expect(await auditAllOccupancies()).toEqual({ ...clean, confirmedAmiss: 1 });
});
