import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { keepWallClock } from '@/features/bookings/commands/keep-wall-clock';
import { zoneClock, type ZoneClock } from '@/features/bookings/domain/zone-clock';
import { upsertZoneClock } from '@/features/bookings/sql/zone-clocks';
import { closureScene } from '@/features/closures/testing-closures';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { deriveEventsAgain, listZonesOfEvents } from './events.service';
import { come, dayAt, makeEvent } from './testing-events';

const HOUR_MS = 3_600_000;
const YEAR_MS = 366 * 24 * HOUR_MS;
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let hall: ResourceId;
beforeEach(async () => {
  space = await makeSpace({ timeZone: 'Europe/Lisbon' });
  owner = await makeMember(space, 'owner', 'Olga');
  ana = await makeMember(space, 'member', 'Ana');
  hall = await makeResource(space, { name: 'Hall', kind: 'event_space' });
});

const event = (wish: object) =>
  makeEvent(space, owner, hall, { wish: { setupMinutes: 30, cleanupMinutes: 15, ...wish } });
const book = (startsAt: string, endsAt: string) =>
  bookDesk(
    ana,
    bookDeskInput.parse({ spaceId: space.spaceId, resourceId: hall, startsAt, endsAt, requestId: newId() }),
  );
const dates = (zone: string) =>
  inOperator(space, async (tx) =>
    (await tx.selectFrom('eventDates').selectAll().orderBy('originalStart').execute()).map(
      ({ startsAt, endsAt, status, version }) =>
        `${localOf(startsAt, zone)} ${localOf(endsAt, zone).slice(11)} ${status} ${version}`,
    ),
  );
const held = (zone: string) =>
  inOperator(space, async (tx) =>
    (
      await tx
        .selectFrom('occupancies')
        .select(['kind', 'startsAt', 'endsAt'])
        .where('kind', 'in', ['event', 'booking'])
        .orderBy('startsAt')
        .execute()
    ).map(({ kind, startsAt, endsAt }) => `${kind} ${localOf(startsAt, zone)} ${localOf(endsAt, zone).slice(11)}`),
  );

describe('the space gets another zone', () => {
  it('its events keep their time on the wall, with their rooms, next to bookings that do; those who come are told', async () => {
    const { eventId, dateIds } = await event({ rrule: 'FREQ=WEEKLY;COUNT=3' });
    await come(space, ana, dateIds[0]!);
    // Right behind it: two hours later by the other zone it stands where the event was.
    await book(dayAt(space, 5, '12:15'), dayAt(space, 5, '14:15'));
    const before = [await dates('Europe/Lisbon'), await held('Europe/Lisbon')];
    const scene = closureScene(space, owner);
    const { plan } = await scene.accept({ kind: 'zone', timeZone: 'Europe/Helsinki', reason: 'We said the wrong one' });
    expect(plan.rows).toEqual([]);
    const told = (lines: readonly string[]) => lines.map((line) => line.replace(/ 1$/, ' 2'));
    expect([await dates('Europe/Helsinki'), await held('Europe/Helsinki')]).toEqual([told(before[0]!), before[1]]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    const [kept] = await inOperator(space, (tx) =>
      tx.selectFrom('events').select(['timeZone', 'localStart']).where('id', '=', eventId).execute(),
    );
    expect(kept).toEqual({ timeZone: 'Europe/Helsinki', localStart: dayAt(space, 5) });
    expect(await scene.jobsOf('tell-guests')).toHaveLength(3);
  });
});

describe('the machine learns better what the clocks do', () => {
  /** As an older machine had it: from six days on the wall an hour further ahead, and the dates of then an hour sooner. */
  async function asAnOlderMachineHadIt(): Promise<void> {
    const [now, change] = [new Date(), new Date(Date.now() + 6 * 24 * HOUR_MS)];
    const real = zoneClock(space.timeZone, now, new Date(now.getTime() + 5 * YEAR_MS));
    const at = change.toISOString();
    const minutes = real.offsets.findLast(([from]) => from <= at)![1];
    const ahead = real.offsets.flatMap(([from, was]): [string, number][] => (from > at ? [[from, was + 60]] : []));
    const clock: ZoneClock = {
      ...real,
      offsets: [...real.offsets.filter(([from]) => from <= at), [at, minutes + 60], ...ahead],
    };
    await inOperator(space, async (tx) => {
      await upsertZoneClock(tx, space.timeZone, clock);
      const sooner = sql`interval '1 hour'`;
      await sql`update occupancies set starts_at = starts_at - ${sooner}, ends_at = ends_at - ${sooner}
        where operator_id = ${space.operatorId} and kind = 'event' and starts_at > ${change}`.execute(tx);
      await sql`update event_dates set starts_at = starts_at - ${sooner}, ends_at = ends_at - ${sooner}
        where operator_id = ${space.operatorId} and starts_at > ${change}`.execute(tx);
    });
  }
  const keep = () =>
    keepWallClock(space.operatorId, new Date(), { zones: listZonesOfEvents, letGo: deriveEventsAgain });

  it('dates to come are at their time on the wall again, once; nobody is told of what has not changed for them', async () => {
    const { dateIds } = await event({ rrule: 'FREQ=WEEKLY;COUNT=4' });
    await come(space, ana, dateIds[2]!);
    const right = [await dates(space.timeZone), await held(space.timeZone)];
    await asAnOlderMachineHadIt();
    expect(await held(space.timeZone)).not.toEqual(right[1]);
    expect(await keep()).toBe(3);
    expect([await dates(space.timeZone), await held(space.timeZone)]).toEqual(right);
    expect(await keep()).toBe(0);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    expect(await closureScene(space, owner).jobsOf('tell-guests')).toEqual([]);
  });

  it('a date whose room somebody has by then is skipped, and those who come are told', async () => {
    const { dateIds } = await event({ rrule: 'FREQ=WEEKLY;COUNT=3' });
    await come(space, ana, dateIds[1]!);
    await asAnOlderMachineHadIt();
    await book(dayAt(space, 12, '11:30'), dayAt(space, 12, '13:00'));
    expect(await keep()).toBe(2);
    expect((await dates(space.timeZone)).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'stands 1',
      'skipped 2',
      'stands 1',
    ]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    expect(await closureScene(space, owner).jobsOf('tell-guests')).toHaveLength(1);
  });
});
