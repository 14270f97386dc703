import { beforeEach, expect, it } from 'vitest';
import { saveEarning } from '@/features/memberships/commands/save-earning';
import type { EarningTerms } from '@/features/memberships/memberships.contract';
import { statementInput } from '@/features/memberships/memberships.contract';
import { readCredits, readStatement } from '@/features/memberships/memberships.reads';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { doWhatIsDue } from '@/wiring/what-is-due';
import '@/wiring/reactions';
import { cancelBooking } from './commands/cancel-booking';
import { listReleasedDue, settleReleased } from './commands/settle-released';
import { inOperator } from '@/server/db/transactions';
import { releasedInput } from './released.contract';
import { readReleased } from './released.reads';
import { changesIn } from './testing-changes';

// A Monday morning in Lisbon; Ana's dates are of two hours, from nine on, every day of that week.
const NOW = new Date('2026-11-23T07:00:00Z');
const on = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00Z`);

let space: MadeSpace;
let owner: ActingMember, ana: ActingMember, ben: ActingMember;
let does: ReturnType<typeof changesIn>;
let desk: ResourceId;
let dates: BookingId[];
beforeEach(async () => {
  space = await makeSpace();
  [owner, ana, ben] = [await makeMember(space, 'owner'), await makeMember(space), await makeMember(space)];
  does = changesIn(space, () => NOW);
  desk = await makeResource(space, { name: 'Desk 4' });
  dates = await does.bookDaily(ana, desk, '2026-11-23T09:00', 5);
});

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const earns = (terms: Partial<EarningTerms> = {}, now = NOW) =>
  saveEarning(owner, { ...base(), earning: { unit: 'minutes', amount: 30, validDays: 90, ...terms } }, now);
const giveUp = (day: number) => cancelBooking(ana, { ...base(), bookingId: dates[day - 23]!, scope: 'one' }, NOW);
const has = async (who = ana, now = NOW) =>
  (await readCredits(who, { operatorId: space.operatorId }, now)).buckets.map(({ name, left, kinds, expiresAt }) => [
    ...[name, left, kinds.join(), expiresAt?.slice(0, 10)],
  ]);
const due = (now: Date) => inOperator(space, (tx) => listReleasedDue(tx, now));

it('earns its holder what the owner set, by what others had of it, once it is over', async () => {
  await earns();
  for (const day of [24, 25, 26]) await giveUp(day);
  await does.book(ben, desk, '2026-11-24T09:30', '2026-11-24T12:00');
  await does.book(ana, desk, '2026-11-25T09:00', '2026-11-25T10:00');
  await doWhatIsDue(on(24, '10:59'));
  expect(await has()).toEqual([]);
  await doWhatIsDue(on(24, '11:00'));
  // An hour and a half of it, half of that; it stands for ninety days, today the first.
  const earned = ['Desk 4, given back on Tue 24 Nov', 45, 'desk', '2027-02-22'];
  expect(await has(ana, on(24, '11:00'))).toEqual([earned]);
  // By oneself and by nobody it earns nothing; and nothing twice.
  await doWhatIsDue(on(27, '07:00'));
  await doWhatIsDue(on(27, '07:00'));
  expect(await has(ana, on(27, '07:00'))).toEqual([earned]);
  expect(await due(on(27, '07:00'))).toEqual([]);
  const { items } = await readStatement(ana, statementInput.parse({ operatorId: space.operatorId }));
  expect(items.map(({ kind, amount, reason }) => [kind, amount, reason])).toEqual([
    ['earned', 45, 'Others had 1 h 30 min of it'],
  ]);
});

it('is looked up once, however many do so at the same moment', async () => {
  await earns({ unit: 'half_days', amount: 1 });
  await giveUp(24);
  await does.book(ben, desk, '2026-11-24T09:00', '2026-11-24T10:00');
  const [id] = await due(on(24, '12:00'));
  const all = Array.from({ length: 8 }, () => settleReleased(space.operatorId, id!, on(24, '12:00')));
  expect((await Promise.all(all)).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  expect((await has(ana, on(24, '12:00'))).map(([, left]) => left)).toEqual([1]);
});

it('earns nothing by a date that is theirs again, nor by what ended before the owner set anything', async () => {
  await giveUp(24);
  await does.book(ben, desk, '2026-11-24T09:00', '2026-11-24T11:00');
  expect(await due(on(24, '12:00'))).toEqual([]);
  await earns({}, on(24, '12:00'));
  expect(await due(on(24, '13:00'))).toEqual([]);
  await earns({ amount: 0 });
  await giveUp(25);
  expect(await due(on(25, '13:00'))).toEqual([]);
  const released = () => readReleased(ana, releasedInput.parse({ operatorId: space.operatorId }), NOW);
  expect((await released()).earning).toBeNull();
  await earns({ unit: 'money', amount: 500 });
  expect((await released()).earning).toEqual({ unit: 'money', amount: 500, currency: 'EUR' });
});

it('is set by who sets prices alone', async () => {
  await expect(
    saveEarning(ben, { ...base(), earning: { unit: 'minutes', amount: 30, validDays: null } }, NOW),
  ).rejects.toMatchObject({ code: 'auth.not_allowed' });
});
