import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { localOf, type LocalDateTime } from '@/kernel/zone';
import type { OptionView } from '@/features/planning/planning.contract';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookSeriesInput, type PlannedOccurrence, type SeriesDecisionInput } from '../series.contract';
import { seriesIn } from '../testing-series-changes';
import { bookDeskWeekly } from './book-desk-weekly';
import { planSeries } from './plan-series';

/** A Monday morning. */
const NOW = new Date('2026-11-23T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;

beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => NOW);
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  desk = await makeResource(space, { name: 'Desk 1' });
});

const wish = (more: object = {}) =>
  bookSeriesInput.parse({
    spaceId: space.spaceId,
    resourceId: desk,
    localStart: '2026-11-23T09:00',
    durationMinutes: 480,
    rrule: 'FREQ=WEEKLY;COUNT=3',
    onClash: 'fail',
    requestId: newId(),
    ...more,
  });
const splitIn = ({ options }: Pick<PlannedOccurrence, 'options'>): OptionView | undefined =>
  options.find(({ kind }) => kind === 'split');
const clock = (at: string) => localOf(new Date(at), space.timeZone).slice(11);
const pieces = (option: OptionView | undefined) =>
  option && [option, ...(option.more ?? [])].map((one) => `${clock(one.startsAt)}-${clock(one.endsAt)}`);
const take = (row: Pick<PlannedOccurrence, 'options' | 'localStart'>): SeriesDecisionInput => {
  const { resourceId, startsAt, endsAt, more } = splitIn(row)!;
  const localStart = row.localStart as LocalDateTime;
  return { act: 'move', localStart, resourceId: resourceId as ResourceId, startsAt, endsAt, more: [...(more ?? [])] };
};

describe('a date of a series with something in its middle', () => {
  it('is offered in pieces around it, on the quarter hour, as long as they are half of it together', async () => {
    await does.single(ben, desk, '11-30T11:05', '11-30T12:50');
    const plan = () => planSeries(ana, { ...wish(), withOptions: true }, NOW);
    expect(pieces(splitIn((await plan()).occurrences[1]!))).toEqual(['09:00-11:00', '13:00-17:00']);
    // What is left is less than half: no day at the desk.
    await does.single(ben, desk, '11-30T13:00', '11-30T16:00');
    expect(splitIn((await plan()).occurrences[1]!)).toBeUndefined();
  });

  it('is shorter where only its beginning is in the way', async () => {
    await does.single(ben, desk, '11-30T08:00', '11-30T10:00');
    const { occurrences } = await planSeries(ana, { ...wish(), withOptions: true }, NOW);
    expect(pieces(splitIn(occurrences[1]!))).toEqual(['10:00-17:00']);
  });
});

describe('a series that is changed', () => {
  it('is split on one date: the first piece keeps the date, the rest is an extra date, and both go along from then on', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', '2026-11-23T09:00', 2);
    await does.single(ben, desk, '11-30T12:00', '11-30T13:00');
    const longer = { scope: 'all', durationMinutes: 480 } as const;
    const plan = await does.plan(ana, at('11-30'), longer);
    const row = plan.occurrences.find(({ state }) => state === 'taken')!;
    const { changeId } = await does.change(ana, at('11-30'), longer, [take(row)]);
    expect(await does.dates()).toEqual([
      '11-23T09:00-17:00 Desk 1',
      '11-30T09:00-12:00 Desk 1',
      '11-30T13:00-17:00 Desk 1',
      '12-07T09:00-17:00 Desk 1',
    ]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    await does.undo(ana, changeId);
    expect((await does.dates()).filter((one) => !one.includes('cancelled'))).toEqual([
      '11-23T09:00-11:00 Desk 1',
      '11-30T09:00-11:00 Desk 1',
      '12-07T09:00-11:00 Desk 1',
    ]);
    await does.change(ana, at('11-30'), longer, [take(row)]);
    await does.change(ana, at('11-23'), { scope: 'all', localStart: '2026-11-24T09:00' });
    expect((await does.dates()).filter((one) => !one.includes('cancelled'))).toEqual([
      '11-24T09:00-17:00 Desk 1',
      '12-01T09:00-12:00 Desk 1',
      '12-01T13:00-17:00 Desk 1',
      '12-08T09:00-17:00 Desk 1',
    ]);
  });

  it('refuses pieces that nobody was offered: over each other, beyond the date, or taken', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', '2026-11-23T09:00', 2);
    await does.single(ben, desk, '11-30T12:00', '11-30T13:00');
    const longer = { scope: 'all', durationMinutes: 480 } as const;
    const plan = await does.plan(ana, at('11-30'), longer);
    const good = take(plan.occurrences.find(({ state }) => state === 'taken')!);
    if (good.act !== 'move') throw new Error('no split');
    const day = good.startsAt.slice(0, 10);
    const wrong = [
      [{ startsAt: good.startsAt, endsAt: good.endsAt }],
      [{ startsAt: `${day}T13:00:00Z`, endsAt: `${day}T23:00:00Z` }],
      [{ startsAt: `${day}T12:30:00Z`, endsAt: `${day}T14:00:00Z` }],
    ];
    for (const more of wrong)
      await expect(does.change(ana, at('11-30'), longer, [{ ...good, more }])).rejects.toMatchObject({
        code: 'series.plan_changed',
      });
  });
});

describe('a new series', () => {
  it('is split on one date in the one commit', async () => {
    await does.single(ben, desk, '11-30T12:00', '11-30T13:00');
    const { occurrences, planToken } = await planSeries(ana, { ...wish(), withOptions: true }, NOW);
    const input = wish({ planToken, decisions: [take(occurrences[1]!)] });
    const answer = await bookDeskWeekly(ana, input, NOW);
    expect(await bookDeskWeekly(ana, input, NOW)).toEqual(answer);
    expect(
      answer.occurrences.map(({ startsAt, endsAt, status }) => `${clock(startsAt)}-${clock(endsAt)} ${status}`),
    ).toEqual(['09:00-17:00 confirmed', '09:00-12:00 confirmed', '13:00-17:00 confirmed', '09:00-17:00 confirmed']);
    expect(await does.dates()).toEqual([
      '11-23T09:00-17:00 Desk 1',
      '11-30T09:00-12:00 Desk 1',
      '11-30T13:00-17:00 Desk 1',
      '12-07T09:00-17:00 Desk 1',
    ]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });
});
