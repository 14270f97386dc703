import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import '@/wiring/reactions';
import { changeSeriesByProgram } from './commands/change-series-by-program';
import { planSeriesChange } from './commands/plan-series-change';
import { seriesChangeWishSchema } from './series-change.contract';
import { changeSeriesByIdInput } from './series-programs.contract';
import { seriesIn } from './testing-series-changes';
import { newId } from '@/kernel/ids';

const NOW = new Date('2026-11-25T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;
let made: Awaited<ReturnType<typeof does.book>>;

/** Ana has the desk every day of a week, from nine to twelve. Each moves to the next day; on the fourth Ben has the afternoon. */
beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => NOW);
  [ana, ben] = [await makeMember(space), await makeMember(space)];
  desk = await makeResource(space);
  made = await does.book(ana, desk, 'FREQ=DAILY;COUNT=5');
  await does.single(ben, desk, '12-03T12:00', '12-03T13:00');
});
const at = (day: string) => `2026-${day}T09:00` as const;
/** A day later, an hour longer: the third would meet Ben, and the second goes where the third is. */
const wish = { scope: 'all' as const, localStart: at('12-01'), durationMinutes: 240 };
const planned = async (...staying: string[]) => {
  const asked = seriesChangeWishSchema.parse({ ...wish, operatorId: space.operatorId, bookingId: made.at('11-30') });
  return planSeriesChange(ana, asked, NOW, (localStart) => staying.includes(localStart));
};
const statesOf = ({ occurrences }: Awaited<ReturnType<typeof planned>>) =>
  occurrences.map(({ localStart, state, clash }) => `${localStart.slice(5, 10)} ${state}${clash?.mine ? ' mine' : ''}`);
const stand = () =>
  inOperator(space, async (tx) => {
    const query = tx.selectFrom('bookings').select(['startsAt', 'endsAt']).where('memberId', '=', ana.memberId);
    const rows = await query.where('status', '=', 'confirmed').orderBy('startsAt').execute();
    return rows.map((row) => `${row.startsAt.toISOString().slice(5, 10)} ${row.endsAt.toISOString().slice(11, 13)}`);
  });

it('what is left where it is has its time still: the plan says so of whatever was to go there', async () => {
  const plan = await planned();
  expect(statesOf(plan)).toEqual(['12-01 fine', '12-02 fine', '12-03 taken', '12-04 fine', '12-05 fine']);
  const apart = await planned(at('12-03'));
  expect(statesOf(apart)).toEqual(['12-01 fine', '12-02 taken mine', '12-03 taken', '12-04 fine', '12-05 fine']);
  // If that stays as well, it is in the way of the one before.
  expect(statesOf(await planned(at('12-03'), at('12-02')))).toEqual([
    ...['12-01 taken mine', '12-02 taken mine', '12-03 taken', '12-04 fine', '12-05 fine'],
  ]);
  expect(apart.planToken).toBe(plan.planToken);
});

it('and its member decides on both, in one commit', async () => {
  const stay = { act: 'stay' as const, localStart: at('12-03') };
  expect(await outcomeOf(does.change(ana, made.at('11-30'), wish, [stay]))).toBe('series.choices_missing');
  await does.change(ana, made.at('11-30'), wish, [stay, { act: 'skip', localStart: at('12-02') }]);
  expect(await stand()).toEqual(['12-01 13', '12-02 12', '12-04 13', '12-05 13']);
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
});

it('a program that says "stay" of all that cannot is done with it, and a dry run says the same', async () => {
  const body = { seriesId: made.seriesId, ...wish, from: at('11-30'), onClash: 'stay' };
  const input = (more: object) => changeSeriesByIdInput.parse({ ...body, ...more });
  const dry = await changeSeriesByProgram(ana, input({ dryRun: true }), newId<'request'>(), NOW);
  expect('plan' in dry && statesOf({ ...dry.plan })).toEqual([
    ...['12-01 taken mine', '12-02 taken mine', '12-03 taken', '12-04 fine', '12-05 fine'],
  ]);
  const done = await changeSeriesByProgram(ana, input({}), newId<'request'>(), NOW);
  expect(done).toMatchObject({ changed: 2, kept: 3 });
  expect(await stand()).toEqual(['11-30 12', '12-01 12', '12-02 12', '12-04 13', '12-05 13']);
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
});
