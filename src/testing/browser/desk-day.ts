import type { ActingMember } from '@/kernel/acting-member';
import { addDays, localDateOf, localOf, type LocalDate } from '@/kernel/zone';
import { changesIn } from '@/features/bookings/testing-changes';
import { askCheckIn, askFirst } from '@/features/bookings/testing-rules';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { checkIn } from '@/features/bookings/commands/check-in';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { addMember } from './new-member';

/** A house of its own, in whose zone it is a little before noon whenever a test runs, with a day that has something of everything. */
export type DeskDay = {
  readonly space: MadeSpace;
  readonly path: string;
  readonly zone: string;
  readonly today: LocalDate;
  /** Signs in with the demo's password. */
  readonly frontDesk: string;
  readonly places: Readonly<Record<'one' | 'two' | 'three' | 'four' | 'five' | 'hall', ResourceId>>;
  /** Books for Eve, as somebody elsewhere would: at wall-clock times of today. */
  readonly bookElsewhere: (resourceId: ResourceId, from: string, to: string) => Promise<BookingId>;
  /** Where and when a booking is by now: "Desk 3 13:00-16:00 confirmed". */
  readonly standing: (id: BookingId) => Promise<string>;
  readonly bookings: Readonly<Record<'late' | 'here' | 'soon' | 'asked', BookingId>>;
};

/** Where it is between eleven and twelve now: no booking of the day begins or ends while a test runs. */
function forenoonZone(now: Date): string {
  const hours = (11 - now.getUTCHours() + 24) % 24;
  const east = hours > 12 ? hours - 24 : hours;
  // The names of these zones count westwards.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

export async function makeDeskDay(name: string, now = new Date()): Promise<DeskDay> {
  const zone = forenoonZone(now);
  const today = localDateOf(now, zone);
  const space = await makeSpace({ name, timeZone: zone, opens: 480, closes: 1200, listed: false });
  const { operatorId } = space;
  const place = (n: number, more: Parameters<typeof makeResource>[1] = {}) =>
    makeResource(space, {
      name: `Desk ${n}`,
      openToVisitors: true,
      shape: { x: 0, y: n * 100, width: 90, height: 90, rotation: 0 },
      ...more,
    });
  const [one, two, three, four, five] = [
    await place(1),
    await place(2),
    await place(3),
    await place(4),
    await place(5),
  ];
  const hall = await place(6, { name: 'Hall', kind: 'event_space' });
  await askCheckIn(space, { releaseAfterMinutes: null }, { kind: 'desk' });
  await askFirst(space, { resourceId: hall }, 24 * 60);
  const people = await Promise.all(
    ['Ana Reis', 'Ben Costa', 'Cleo Dias', 'Dan Faro', 'Eve Lima'].map((who) => makeMember(space, 'member', who)),
  );
  const [ana, ben, cleo, dan, eve] = people as [ActingMember, ActingMember, ActingMember, ActingMember, ActingMember];
  // Ana's desk waits for her since half past ten: at whatever minute a test runs, she is late.
  // Made the evening before, so that no notice is too short and nothing is in the past.
  const before = changesIn(space, () => new Date(now.getTime() - 16 * 3_600_000));
  const elsewhere = changesIn(space, () => new Date());
  const at = (clock: string) => `${today}T${clock}`;
  const late = await before.book(ana, one, at('10:30'), at('15:00'));
  const here = await before.book(ben, two, at('10:00'), at('16:00'), { note: 'Two screens' });
  const soon = await before.book(cleo, three, at('13:00'), at('16:00'));
  const asked = await before.book(dan, hall, at('17:00'), at('19:00'));
  await before.book(eve, four, `${addDays(today, 1)}T09:00`, `${addDays(today, 1)}T17:00`);
  const began = new Date(now.getTime() - 90 * 60_000);
  await checkIn(ben, { operatorId, bookingId: here, requestId: newId() }, began);
  const slug = `op-${operatorId}`;
  return {
    ...{ space, zone, today, bookings: { late, here, soon, asked }, places: { one, two, three, four, five, hall } },
    path: `/o/${slug}/s/house`,
    frontDesk: await addMember(slug, 'Fay Desk', 'front_desk'),
    bookElsewhere: (resourceId, from, to) => elsewhere.book(eve, resourceId, at(from), at(to)),
    standing: async (id) => {
      const row = await elsewhere.row(id);
      const names: Record<string, string> = {
        [one]: 'Desk 1',
        [two]: 'Desk 2',
        [three]: 'Desk 3',
        [four]: 'Desk 4',
        [five]: 'Desk 5',
      };
      const clock = (instant: Date) => localOf(instant, zone).slice(11);
      return `${names[row.resourceId] ?? 'Hall'} ${clock(row.startsAt)}-${clock(row.endsAt)} ${row.status}`;
    },
  };
}
