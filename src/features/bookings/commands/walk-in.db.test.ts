import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeRule, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput, type BookDeskInput } from '../bookings.contract';
import { bookDesk } from './book-desk';

const NOW = new Date('2026-11-23T08:00:00Z');

it('of a guest who has come no notice is asked, nor in a try; of everybody else it is', async () => {
  const space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  const [owner, ana] = [await makeMember(space, 'owner'), await makeMember(space, 'member', 'Ana')];
  const resourceId = await makeResource(space, { openToVisitors: true });
  await makeRule(space, { topic: 'notice', settings: { minMinutes: 120, maxDays: 7 } });
  const step = { unit: 'minutes' as const, every: 30 as const };
  await makeRule(space, { topic: 'length', settings: { minMinutes: null, maxMinutes: 120, step, starts: [] } });
  const walkIn = { onBehalfOf: { guest: { name: 'Walk-in', email: null } } };
  const at = (from: string, to: string, more: Partial<BookDeskInput> = walkIn, by: ActingMember = owner) => {
    const times = { startsAt: `2026-11-23T${from}`, endsAt: `2026-11-23T${to}` };
    const wish = bookDeskInput.parse({ spaceId: space.spaceId, resourceId, ...times, requestId: newId() });
    return bookDesk(by, { ...wish, ...more }, NOW).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    );
  };
  expect(await at('08:00', '09:00', { ...walkIn, dryRun: true })).toBe('ok');
  expect(await at('08:00', '09:00')).toBe('ok');
  expect(await at('09:00', '09:30')).toBe('ok');
  // Who comes in more than an hour has not come; and every other rule counts.
  expect(await at('09:30', '10:00')).toBe('rule.too_soon');
  expect(await at('08:30', '11:30')).toBe('rule.too_long');
  expect(await at('08:10', '08:40')).toBe('rule.start_not_allowed');
  expect(await at('08:30', '09:00', {}, ana)).toBe('rule.too_soon');
  expect(await at('08:30', '09:00', { onBehalfOf: { memberId: ana.memberId } })).toBe('rule.too_soon');
  const { rows } = await inOperator(space, (tx) =>
    sql`select id from bookings where operator_id = ${space.operatorId} and override_reason is not null`.execute(tx),
  );
  expect(rows).toEqual([]);
});
