import type { BookingId, MemberId } from '@/kernel/ids';
import { addDays, instantOf } from '@/kernel/zone';
import type { PricedPlace } from '@/features/pricing/domain/priced-place';
import { type Booked, nothingReplayed, replayed, type ReplayWorld, underList } from '@/features/pricing/domain/replay';
import type { PriceList } from '@/features/pricing/pricing.contract';
import { floorId, listOf, percentOff, placeId, sets } from '@/features/pricing/testing-prices';
import { compare, median, type Line } from './measure';

const [RULES, WEEKS, BOOKINGS] = [100, 52, 10_000];
const ZONE = 'Europe/Lisbon';
const PLACE: PricedPlace = {
  ...{ id: placeId(1), name: 'Room 1', kind: 'meeting_room', groupId: null, groupName: null },
  ...{ floorId: floorId(1), floorName: 'Ground', timeZone: ZONE },
};

/** Every second line has a band of its own, the others take off: each is looked at, none is for somebody else. */
const listOfRules = (many: number): PriceList =>
  listOf([
    ...Array.from({ length: many - 1 }, (_, n) =>
      n % 2 === 0
        ? sets('hour', 900 + n, { time: { from: (n % 12) * 60, to: (n % 12) * 60 + 30 }, weekdays: [1 + (n % 7)] })
        : percentOff(1, { lead: { from: 60 + n, to: null } }),
    ),
    sets('hour', 1200),
  ]);
const worldOf = (rules: number): ReplayWorld => ({ list: listOfRules(rules), currency: 'EUR', published: [] });

/** Four hours of a morning or an afternoon, a week or so ahead. */
function bookedOn(date: string, n: number): Booked {
  const startsAt = instantOf(`${date}T${n % 2 === 0 ? '09' : '15'}:00`, ZONE);
  return {
    ...{ id: `b${n}` as BookingId, memberId: `m${n % 300}` as MemberId, memberName: 'Ana', place: PLACE, guests: 0 },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 4 * 3_600_000), recurring: false, role: 'member' },
    ...{ bookedAt: new Date(startsAt.getTime() - 7 * 86_400_000), agreed: 4000 },
  };
}

/** What is asked for at every key, at every plan and by the simulator, each against less of the same: none may grow faster than what it reads. */
export async function benchPricing(): Promise<Line[]> {
  const [short, long] = [worldOf(1), worldOf(RULES)];
  const one = bookedOn('2027-03-02', 0);
  const series = Array.from({ length: WEEKS }, (_, n) => bookedOn(addDays('2027-03-02', 7 * n), 0));
  const all = Array.from({ length: BOOKINGS }, (_, n) => bookedOn(addDays('2027-01-01', n % 90), n));
  const work = (does: () => unknown) => () => Promise.resolve(does());
  const replay = (many: number) => work(() => replayed(nothingReplayed(long), all.slice(0, many), long));
  const quotes = (world: ReplayWorld, of: readonly Booked[]) => work(() => of.map((row) => underList(row, world)));
  const byRules = await compare(quotes(long, [one]), quotes(short, [one]), { runs: 200 });
  const byDates = await compare(quotes(long, series), quotes(long, [one]), { runs: 40 });
  const byBookings = await compare(replay(BOOKINGS), replay(BOOKINGS / 10), { runs: 2, turns: 2 });
  const line = (what: string, floor: string, taken: typeof byRules, aim: number): Line => ({
    ...{ what, floor, aim, subjectMs: median(taken.subject), floorMs: median(taken.floor) },
  });
  return [
    line(`One quote with ${RULES} rules`, 'the same with one rule', byRules, RULES),
    line(`The quotes of a series of ${WEEKS} weeks, ${RULES} rules`, 'one of them', byDates, WEEKS * 1.25),
    line(`A replay of ${BOOKINGS} bookings, ${RULES} rules`, 'of a tenth of them', byBookings, 12.5),
  ];
}
