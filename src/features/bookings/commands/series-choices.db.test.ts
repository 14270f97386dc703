import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from '../bookings.contract';
import { bookSeriesInput, type PlannedOccurrence, type SeriesDecisionInput } from '../series.contract';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { planSeries } from './plan-series';

/** A Monday morning. */
const NOW = new Date('2026-11-23T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let other: ResourceId;

beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  [desk, other] = [await makeResource(space, { name: 'Desk 1' }), await makeResource(space, { name: 'Desk 2' })];
});

const wish = () =>
  bookSeriesInput.parse({
    spaceId: space.spaceId,
    resourceId: desk,
    localStart: '2026-11-23T09:00',
    durationMinutes: 180,
    rrule: 'FREQ=WEEKLY;COUNT=4',
    onClash: 'fail',
    requestId: newId(),
  });

const single = (who: ActingMember, resourceId: ResourceId, day: string, from = '09:00', to = '12:00') => {
  const times = { startsAt: `${day}T${from}`, endsAt: `${day}T${to}` };
  return bookDesk(who, bookDeskInput.parse({ spaceId: space.spaceId, resourceId, ...times, requestId: newId() }), NOW);
};

const plan = () => planSeries(ana, { ...wish(), withOptions: true }, NOW);
const wordsOf = ({ options }: PlannedOccurrence) =>
  options.map((one) => `${one.kind} ${one.resourceName} ${localOf(new Date(one.startsAt), space.timeZone)}`);
const moveTo = (row: PlannedOccurrence, kind: PlannedOccurrence['options'][number]['kind']): SeriesDecisionInput => {
  const option = row.options.find((one) => one.kind === kind)!;
  const { startsAt, endsAt } = option;
  const localStart = row.localStart as SeriesDecisionInput['localStart'];
  return { act: 'move', localStart, resourceId: option.resourceId as ResourceId, startsAt, endsAt };
};
const held = () =>
  inOperator(space, async (tx) => {
    const rows = await tx
      .selectFrom('bookings')
      .select(['resourceId', 'startsAt', 'originalLocalStart', 'status'])
      .where('operatorId', '=', space.operatorId)
      .where('seriesId', 'is not', null)
      .orderBy('originalLocalStart')
      .execute();
    return rows.map(
      ({ resourceId, startsAt, originalLocalStart, status }) =>
        `${originalLocalStart}: ${status} ${resourceId === desk ? 'Desk 1' : 'Desk 2'} ${localOf(startsAt, space.timeZone)}`,
    );
  });

describe('a date of a series that is not free', () => {
  it('is offered a like desk, another hour and, where those are few, another day, none of which is taken, shut or a second place at once', async () => {
    await single(ben, desk, '2026-11-30');
    const { occurrences, sums } = await plan();
    expect(sums).toMatchObject({ fine: 3, taken: 1 });
    expect(occurrences[0]).toMatchObject({ state: 'fine', options: [], proposed: false });
    const row = occurrences[1]!;
    expect(row).toMatchObject({ state: 'taken', proposed: true });
    expect(wordsOf(row).slice(0, 2)).toEqual([
      'like_place Desk 2 2026-11-30T09:00',
      'other_time Desk 1 2026-11-30T12:00',
    ]);

    // With the other desk taken too, the nearest hour comes first; the days around do not meet the series' own dates.
    await single(ben, other, '2026-11-30', '08:00', '20:00');
    const again = wordsOf((await plan()).occurrences[1]!);
    expect(again[0]).toBe('other_time Desk 1 2026-11-30T12:00');
    expect(again).toContain('other_day Desk 1 2026-12-01T09:00');
    expect(again.filter((words) => /2026-11-23T|2026-12-07T/.test(words))).toEqual([]);
  });

  it('goes where its member sends it, in the one commit: another desk, another hour, or nowhere', async () => {
    for (const day of ['2026-11-23', '2026-11-30', '2026-12-07']) await single(ben, desk, day);
    const { occurrences, planToken } = await plan();
    const decisions: SeriesDecisionInput[] = [
      moveTo(occurrences[0]!, 'like_place'),
      moveTo(occurrences[1]!, 'other_time'),
      { act: 'skip', localStart: '2026-12-07T09:00' },
    ];
    const answer = await bookDeskWeekly(ana, { ...wish(), planToken, decisions }, NOW);
    expect(answer.occurrences.map(({ status, resourceId }) => [status, resourceId === desk])).toEqual([
      ['confirmed', false],
      ['confirmed', true],
      ['skipped', true],
      ['confirmed', true],
    ]);
    expect(await held()).toEqual([
      '2026-11-23T09:00: confirmed Desk 2 2026-11-23T09:00',
      '2026-11-30T09:00: confirmed Desk 1 2026-11-30T12:00',
      '2026-12-07T09:00: skipped Desk 1 2026-12-07T09:00',
      '2026-12-14T09:00: confirmed Desk 1 2026-12-14T09:00',
    ]);
  });

  it('keeps the whole series from being written where what was chosen is gone, named by its date; or given twice', async () => {
    await single(ben, desk, '2026-11-23');
    await single(ben, desk, '2026-11-30');
    const { occurrences, planToken } = await plan();
    const decisions = [moveTo(occurrences[0]!, 'like_place'), moveTo(occurrences[1]!, 'like_place')];
    await single(ben, other, '2026-11-30');
    await expect(bookDeskWeekly(ana, { ...wish(), planToken, decisions }, NOW)).rejects.toMatchObject({
      code: 'series.plan_changed',
      details: { gone: [{ localStart: '2026-11-30T09:00', why: 'taken' }] },
    });
    expect(await held()).toEqual([]);

    const there = occurrences[0]!.options.find(({ kind }) => kind === 'other_time')!;
    const twice = { ...moveTo(occurrences[0]!, 'other_time') };
    const same = { ...twice, localStart: '2026-11-30T09:00' as const };
    expect(there.startsAt).toBe('2026-11-23T12:00:00.000Z');
    await expect(bookDeskWeekly(ana, { ...wish(), planToken, decisions: [twice, same] }, NOW)).rejects.toMatchObject({
      details: { gone: [{ localStart: '2026-11-30T09:00', why: 'twice' }] },
    });
    expect(await held()).toEqual([]);
  });

  it('may not be sent where the member could not book: another length, a closed hour, the night', async () => {
    await single(ben, desk, '2026-11-30');
    const { planToken } = await plan();
    const to = (from: string, until: string): SeriesDecisionInput => ({
      act: 'move',
      localStart: '2026-11-30T09:00',
      resourceId: desk,
      startsAt: `2026-11-30T${from}:00.000Z`,
      endsAt: `2026-11-30T${until}:00.000Z`,
    });
    for (const decision of [to('12:00', '14:00'), to('18:00', '21:00'), to('04:00', '07:00')])
      await expect(bookDeskWeekly(ana, { ...wish(), planToken, decisions: [decision] }, NOW)).rejects.toMatchObject({
        details: { gone: [{ localStart: '2026-11-30T09:00', why: 'taken' }] },
      });
    await expect(
      bookDeskWeekly(ana, { ...wish(), planToken, decisions: [to('14:00', '17:00')] }, NOW),
    ).resolves.toMatchObject({ series: { status: 'live' } });
  });

  it('has dates beside its pattern, and exceptions', async () => {
    const input = { ...wish(), exdates: ['2026-11-30T09:00' as const], rdates: ['2026-12-04T14:00' as const] };
    const answer = await bookDeskWeekly(ana, input, NOW);
    expect(answer.occurrences.map((one) => one.localStart)).toEqual([
      '2026-11-23T09:00',
      '2026-12-04T14:00',
      '2026-12-07T09:00',
      '2026-12-14T09:00',
    ]);
  });
});

describe('a series whose dates would lie over each other', () => {
  it('has every second of them, and says of the others that the member has the time already', async () => {
    const long = { localStart: '2026-11-23T09:00', durationMinutes: 1500, rrule: 'FREQ=DAILY;COUNT=4' };
    const night = await makeSpace({ opens: 0, closes: 1440 });
    const [eve, place] = [await makeMember(night), await makeResource(night)];
    const wished = { ...long, spaceId: night.spaceId, resourceId: place };
    const ask = bookSeriesInput.parse({ ...wished, onClash: 'skip', requestId: newId() });
    const { occurrences, planToken } = await planSeries(eve, { ...ask, withOptions: false }, NOW);
    expect(occurrences.map(({ state, clash }) => [state, clash?.mine ?? null])).toEqual([
      ['fine', null],
      ['taken', true],
      ['fine', null],
      ['taken', true],
    ]);
    const answer = await bookDeskWeekly(eve, { ...ask, planToken }, NOW);
    expect(answer.occurrences.map(({ status }) => status)).toEqual(['confirmed', 'skipped', 'confirmed', 'skipped']);
  });
});
