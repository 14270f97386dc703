import { fileURLToPath } from 'node:url';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays } from '@/kernel/zone';
import { closePool } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readToday } from '@/features/front-desk/front-desk.reads';
import { bookDeskInput } from './bookings.contract';
import { bookSeriesInput } from './series.contract';
import { readMyBookings } from './bookings.reads';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';

const NOW = new Date('2027-01-04T12:00:00Z');

/** The Sundays of 2027 on which the clocks of a zone change. */
export const CLOCK_CHANGES = {
  'America/New_York': ['2027-03-14', '2027-11-07'],
  'Europe/London': ['2027-03-28', '2027-10-31'],
  'Europe/Lisbon': ['2027-03-28', '2027-10-31'],
  'Australia/Lord_Howe': ['2027-04-04', '2027-10-03'],
  // No changes any more: the wall is always three hours behind UTC.
  'America/Sao_Paulo': ['2027-02-21', '2027-10-17'],
} as const;
export type ChangingZone = keyof typeof CLOCK_CHANGES;

/** `2027-03-14T02:30`, as it was asked for, and the two instants that were kept. */
export type KeptRow = readonly [rule: string, localStart: string, startsAt: string, endsAt: string];
export type Journey = Record<string, { rows: KeptRow[]; single: string; today: string[]; mine: string[] }>;

/** Books every week from January to November, and daily over both changes, at the hours that the clocks disturb; answers what is stored. */
export async function journeyOverClockChanges(): Promise<Journey> {
  const journey: Journey = {};
  for (const [timeZone, changes] of Object.entries(CLOCK_CHANGES)) {
    const space = await makeSpace({ timeZone });
    const [ana, owner] = [await makeMember(space), await makeMember(space, 'owner')];
    const { operatorId, spaceId } = space;
    const bookSeries = (resourceId: ResourceId, localStart: string, rrule: string) =>
      bookDeskWeekly(
        ana,
        bookSeriesInput.parse({
          ...{ spaceId, resourceId, localStart, rrule },
          durationMinutes: 60,
          onClash: 'fail',
          requestId: newId(),
        }),
        NOW,
      );
    for (const time of ['01:30', '02:15', '02:30']) {
      await bookSeries(await makeResource(space), `2027-01-10T${time}`, 'FREQ=WEEKLY;COUNT=48');
      const days = await makeResource(space);
      for (const change of changes) await bookSeries(days, `${addDays(change, -2)}T${time}`, 'FREQ=DAILY;COUNT=5');
    }
    const startsAt = `${changes[0]}T02:30`;
    const once = { spaceId, resourceId: await makeResource(space), startsAt, endsAt: `${changes[0]}T12:00` };
    const { booking } = await bookDesk(ana, bookDeskInput.parse({ ...once, requestId: newId() }), NOW);

    const kept = await inOperator(space, (tx) =>
      tx
        .selectFrom('bookings as b')
        .innerJoin('series as s', 's.id', 'b.seriesId')
        .select(['s.rrule', 'b.originalLocalStart', 'b.startsAt', 'b.endsAt'])
        .where('b.operatorId', '=', operatorId)
        .orderBy('s.rrule')
        .orderBy('b.originalLocalStart')
        .execute(),
    );
    const today = await readToday(owner, { spaceId, date: changes[1] }, NOW);
    const mine = await readMyBookings(ana.personId, { when: 'upcoming', limit: 40 }, NOW);
    journey[timeZone] = {
      rows: kept.map((row) => [
        row.rrule.slice(0, 10),
        row.originalLocalStart!,
        row.startsAt.toISOString(),
        row.endsAt.toISOString(),
      ]),
      single: `${booking.startsAt} ${booking.endsAt}`,
      today: today.rows.map((row) => row.startsAt),
      mine: mine.items.map((item) => `${item.startsAt} ${item.series?.words ?? ''}`),
    };
  }
  return journey;
}

// As a program of its own, on a machine that is set to another zone.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const journey = await journeyOverClockChanges();
  await closePool();
  process.stdout.write(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), journey }));
}
