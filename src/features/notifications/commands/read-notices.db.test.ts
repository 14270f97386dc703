import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { countUnread, listNotices } from '../sql/notice-reads';
import { insertNotice } from '../sql/notice-writes';
import { readNotices } from './read-notices';

it('marks the newest notice as read too, whatever follows its millisecond, and none that came after', async () => {
  const space = await makeSpace();
  const { personId, memberId, ...ana } = await makeMember(space, 'member', 'Ana');
  const came = ['2026-11-24T10:00:00.000001Z', '2026-11-24T10:00:00.123999Z', '2026-11-24T10:00:00.124Z'];
  const write = (createdAt: string) =>
    inOperator(space, async (tx) => {
      const id = newId<'notice'>();
      await insertNotice(tx, { id, memberId, personId, kind: 'booking.moved', about: {} });
      await sql`update notices set created_at = ${createdAt}::timestamptz
        where operator_id = ${space.operatorId} and id = ${id}`.execute(tx);
    });
  for (const at of came.slice(0, 2)) await write(at);
  // What the bell knows of it, to the millisecond.
  const [newest] = await asPerson({ personId }, (tx) => listNotices(tx, personId, 1));
  await write(came[2]!);
  const until = newest!.createdAt.toISOString();
  const { operatorId } = space;
  await readNotices({ ...ana, personId, memberId }, { operatorId, until, requestId: newId<'request'>() });
  const unread = await asPerson({ personId }, (tx) => listNotices(tx, personId, 9));
  expect(unread.map(({ createdAt, read }) => [createdAt.toISOString().slice(17, 23), read])).toEqual([
    ['00.124', false],
    ['00.123', true],
    ['00.000', true],
  ]);
  expect(await asPerson({ personId }, (tx) => countUnread(tx, personId))).toBe(1);
});
