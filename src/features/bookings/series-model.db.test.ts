import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { localOf, weekdayOf } from '@/kernel/zone';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import '@/wiring/reactions';
import { cancelBooking } from './commands/cancel-booking';
import { extendSeries, listSeriesDue } from './commands/extend-series';
import { wantDates } from './commands/want-dates';
import { changesIn } from './testing-changes';
import { seriesIn } from './testing-series-changes';
import { expectTurns, lineIn, MET } from './testing-series-line';
import { CODES, crowd, DAYS, step, type Step } from './testing-series-steps';
import {
  isAhead,
  linesOfModel,
  seriesModel,
  shiftedLocal,
  type ModelDate,
  type ModelState,
} from './testing-series-model';

/** The same walks each time, so that a red run is red again; more walks and other seeds: SERIES_MODEL_RUNS=500 SERIES_MODEL_SEED=7. */
const RUNS = Number(process.env['SERIES_MODEL_RUNS'] ?? 20);
const SEED = Number(process.env['SERIES_MODEL_SEED'] ?? 6);
/** Both change their clocks within the fortnight after: at one in the night by an hour, and at two by half of one. */
const ZONES = [
  ['Europe/Lisbon', '2027-03-15'],
  ['Australia/Lord_Howe', '2027-03-22'],
] as const;
async function walk([timeZone, today]: (typeof ZONES)[number], steps: readonly Step[]): Promise<void> {
  const space = await makeSpace({ timeZone });
  const { operatorId } = space;
  const model = seriesModel(timeZone);
  let now = model.at(`${today}T06:00`);
  const clock = () => new Date(now);
  const [does, single, line] = [seriesIn(space, clock), changesIn(space, clock), lineIn(space, model, clock)];
  const members: ActingMember[] = [];
  const desks: ResourceId[] = [];
  for (let place = 0; place < 3; place += 1) {
    members.push(await makeMember(space));
    desks.push(await makeResource(space));
  }
  const memberOf = ({ member }: ModelDate) => members.find(({ memberId }) => memberId === member)!;
  const from = (day: number, wall: string) => `${shiftedLocal(`${today}T00:00`, day, 0).slice(0, 10)}T${wall}`;
  const began = new Map<string, string>();
  type Act = { readonly by: ActingMember; readonly changeId: string; readonly before: ModelState; after?: ModelState };
  const last: { change: Act | null } = { change: null };

  const read = (): Promise<
    ModelState & { rules: { id: string; rrule: string; exdates: string[]; rdates: string[] }[] }
  > =>
    inOperator(space, async (tx) => {
      const dates =
        await sql<ModelDate>`select id, member_id as member, resource_id as desk, (extract(epoch from starts_at) * 1000)::float8 as start,
          (extract(epoch from ends_at) * 1000)::float8 as end, status as state, series_id as part, original_local_start as orig,
          (extract(epoch from wanted_since) * 1000000)::float8 as since,
          wanted as how
        from bookings where operator_id = ${operatorId} order by starts_at, id`.execute(tx);
      const parts = await sql<ModelState['parts'][number] & { rrule: string; exdates: string[]; rdates: string[] }>`
        select id, coalesce(root_id, id) as root, local_start as start, resource_id as desk, duration_minutes as minutes, status = 'ended' as ended, rrule,
          exdates, rdates from series where operator_id = ${operatorId}`.execute(tx);
      return { dates: dates.rows, parts: parts.rows, rules: parts.rows };
    });

  /** What nobody spoke of is offered when it is free, and would be held meanwhile: here only what somebody asked for is waited for. */
  const dropOffers = () =>
    inOperator(space, (tx) =>
      sql`update bookings set wanted = null, wanted_since = null, wanted_offer_minutes = null where operator_id = ${operatorId} and wanted = 'offer' and wanted_offer_minutes is null`.execute(
        tx,
      ),
    );

  /** Nothing overlaps, all that stands holds its time, each date is one of its part's, and what has begun is as it was. */
  async function expectSound(state: Awaited<ReturnType<typeof read>>): Promise<void> {
    expect(await auditOccupancies(operatorId)).toEqual(CLEAN);
    for (const part of state.parts) {
      const ours = state.dates.filter((one) => one.part === part.id && isAhead(one, now));
      const [row, latest] = [
        state.rules.find(({ id }) => id === part.id)!,
        ours
          .map(({ orig }) => orig!)
          .sort()
          .at(-1),
      ];
      const parsed = parseRule(row.rrule);
      if (!latest || !parsed.ok) continue;
      const untilLocal = shiftedLocal(latest, 1, 0);
      const shared = {
        localStart: part.start as typeof latest,
        timeZone,
        rule: parsed.rule,
        durationMinutes: part.minutes,
      };
      const exceptions = { exdates: row.exdates as (typeof latest)[], rdates: row.rdates as (typeof latest)[] };
      const made = new Set(expandRule({ ...shared, ...exceptions, untilLocal }).map((one) => one.localStart));
      expect(ours.filter(({ orig }) => !made.has(orig!))).toEqual([]);
    }
    const byId = new Map(state.dates.map((one) => [one.id, one]));
    const lineOf = (id: string) => linesOfModel([byId.get(id)!], new Set([id])).join();
    for (const [id, line] of began) expect(lineOf(id)).toBe(line);
    for (const { id, start, state: is } of state.dates)
      if (start <= now && is === 'confirmed' && !began.has(id)) began.set(id, lineOf(id));
  }

  async function cancel(state: ModelState, { id, part }: ModelDate, scope: 'one' | 'following' | 'all') {
    const chosen = state.dates.find((date) => date.id === id)!;
    const what = part === null ? 'one' : scope;
    const gone = new Set(model.cancelled(state, chosen, what, now));
    const wish = { operatorId, bookingId: id as BookingId, scope: what, requestId: newId<'request'>() };
    const answer = await cancelBooking(memberOf(chosen), wish, clock());
    expect(answer.cancelled).toBe(gone.size);
    return state.dates.filter((date) => !gone.has(date));
  }

  /** What a step is expected to come to, and its doing; `null` where only what must always be true is looked for. */
  async function take(one: Step, state: ModelState): Promise<readonly ModelDate[] | null> {
    const asIs = state.dates;
    const ahead = state.dates.filter((date) => isAhead(date, now));
    const fresh = { id: 'new', part: null, orig: null, since: null, how: null };
    if (one.act === 'time') now += one.days * 86_400_000;
    if (one.act === 'night')
      for (const seriesId of await listSeriesDue(operatorId, clock()))
        await extendSeries({ operatorId, seriesId }, clock());
    if (one.act === 'one-off') {
      const [member, desk, start] = [members[one.who]!, desks[one.desk]!, model.at(from(one.day, one.time))];
      const slot = { desk, start, end: start + 3_600_000 };
      const can = start > now && model.isFree(state, slot);
      const [startsAt, endsAt] = [new Date(start).toISOString(), new Date(slot.end).toISOString()];
      const outcome = await outcomeOf(single.book(member, desk, startsAt, endsAt));
      expect(outcome === null).toBe(can);
      return can ? [...asIs, { ...fresh, ...slot, member: member.memberId, state: 'confirmed' }] : asIs;
    }
    if (one.act === 'series') {
      const [member, desk] = [members[one.who]!, desks[one.desk]!];
      const days = DAYS[one.days];
      const daysGone = Math.floor((now - model.at(from(0, '00:00'))) / 86_400_000);
      const [first] = model.weekly(shiftedLocal(from(0, one.time), daysGone + 2 + one.day, 0), days, 1);
      return line.weekly(state, { member, desk, first: first!, days, count: one.endless ? null : one.count });
    }
    if (one.act === 'over') {
      const standing = ahead.filter((date) => date.state === 'confirmed');
      const over = standing[one.pick % Math.max(1, standing.length)];
      if (!over) return asIs;
      const first = shiftedLocal(localOf(new Date(over.start), timeZone), 0, one.minutes);
      if (model.at(first) <= now) return asIs;
      const [member, desk, days] = [members[one.who]!, over.desk as ResourceId, [weekdayOf(first.slice(0, 10))]];
      return line.weekly(state, { member, desk, first, days, count: one.count, how: one.how });
    }
    if (one.act === 'heal') {
      const blocker = one.frees === 'none' ? undefined : model.inTheWay(state, now);
      const left = blocker && one.frees !== 'none' ? await cancel(state, blocker, one.frees) : asIs;
      return line.serve({ ...state, dates: left }, members, members[one.saysNo]!);
    }
    if (one.act === 'undo') {
      if (!last.change) return asIs;
      const { by, changeId, before, after } = last.change;
      last.change = null;
      const outcome = await outcomeOf(does.undo(by, changeId));
      expect([null, 'series.change_taken', 'change.changed_since', 'change.undo_over']).toContain(outcome);
      if (outcome !== null) return asIs;
      const was = new Map(before.dates.map((date) => [date.id, date]));
      const asLeft = new Map(after!.dates.map((date) => [date.id, date]));
      return asIs.flatMap((date) => {
        const left = asLeft.get(date.id);
        const isTouched = left && JSON.stringify(left) !== JSON.stringify(was.get(date.id));
        const old = isTouched ? was.get(date.id) : date;
        return old ? { ...old, ...model.saidSince(old, date) } : [];
      });
    }
    if (one.act === 'time' || one.act === 'night') return one.act === 'time' ? asIs : null;
    const isMeant = ({ part, state: is }: ModelDate) =>
      one.act === 'cancel' || (part !== null && (one.act !== 'want' || is === 'skipped'));
    const ofSeries = ahead.filter(isMeant);
    const chosen = ofSeries[one.pick % Math.max(1, ofSeries.length)];
    if (!chosen) return asIs;
    const [member, id] = [memberOf(chosen), chosen.id as BookingId];
    if (one.act === 'want') {
      const offerMinutes = one.how === 'offer' ? 30 : undefined;
      const wish = { operatorId, bookingIds: [id], wanted: one.how, offerMinutes, requestId: newId<'request'>() };
      expect(await outcomeOf(wantDates(member, wish, clock()))).toBe(null);
      return asIs.map((date) => (date === chosen ? { ...date, how: one.how } : date));
    }
    if (one.act === 'cancel') {
      return cancel(state, chosen, one.scope);
    }
    if (one.act === 'by hand') {
      if (chosen.state !== 'confirmed') return asIs;
      const ms = one.minutes * 60_000;
      const is = { ...chosen, start: chosen.start + ms, end: chosen.end + ms, desk: desks[one.desk]! };
      const others = asIs.filter((date) => date !== chosen);
      const can = model.isFree({ ...state, dates: others }, is);
      const [startsAt, endsAt] = [new Date(is.start).toISOString(), new Date(is.end).toISOString()];
      const outcome = await outcomeOf(single.change(member, id, { startsAt, endsAt, resourceId: is.desk }));
      expect(outcome === null).toBe(can);
      return can ? [...others, is] : asIs;
    }
    const desk = one.act === 'shift' && one.desk !== undefined ? desks[one.desk] : undefined;
    const wish =
      one.act === 'shift'
        ? {
            localStart: shiftedLocal(chosen.orig!, one.days, one.minutes),
            durationMinutes: one.length,
            resourceId: desk,
          }
        : { rrule: `FREQ=WEEKLY;BYDAY=${CODES[one.day]};COUNT=${one.count}` };
    const plan = await does.plan(member, id, { scope: one.scope, ...wish });
    const cannot = plan.occurrences.filter((date) => ['taken', 'closed', 'outside_hours', 'rule'].includes(date.state));
    const decisions = cannot.map((date) => ({
      act: 'skip' as const,
      localStart: date.localStart as `${string}T${string}`,
    }));
    const { changeId } = await does.change(member, id, { scope: one.scope, ...wish }, decisions);
    last.change = { by: member, changeId, before: state };
    const endless = one.act === 'shift' && plan.occurrences.some(({ bookingId }) => bookingId === null);
    return one.act === 'shift' && !endless ? model.shifted(state, { ...one, chosen, desk }, now).dates : null;
  }

  let state = await read();
  for (const one of steps) {
    const expected = await take(one, state);
    await dropOffers();
    const after = await read();
    const known = new Set(state.dates.map(({ id }) => id));
    if (last.change) last.change.after ??= after;
    if (expected) expect(linesOfModel(after.dates, known)).toEqual(linesOfModel(expected, known));
    if (one.act === 'over' || one.act === 'want') expectTurns(state, after);
    await expectSound(after);
    state = after;
  }
}

it(`a series is what the issue says, whatever is done to it (seed ${SEED})`, { timeout: RUNS * 20_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ZONES),
      crowd,
      fc.array(step, { minLength: 6, maxLength: 13 }),
      (zone, first, steps) => walk(zone, [...first, ...steps]),
    ),
    {
      seed: SEED,
      numRuns: RUNS,
      endOnFailure: process.env['SERIES_MODEL_SHRINK'] === undefined,
    },
  );
  // A walk on which nobody waits for what another has proves nothing of who has it first.
  for (const times of Object.values(MET)) expect(times).toBeGreaterThanOrEqual(RUNS / 2);
});
