import { addDays, localDateOf } from '@/kernel/zone';
import { Attendance } from './attendance';
import type { DemoHouse, DemoMember } from './demo-house';
import { TakenTime, type HouseTime } from './house-time';
import { seededRandom, type SeededRandom } from './seeded-random';
import { thinkUpSeries } from './think-up-series';
import { thinkUpArrivals } from './think-up-arrivals';
import { DayThinker } from './think-up-days';
import type { ThoughtUp, ThoughtUpClosure } from './thought-up';

const DAY = 86_400_000;

/** Everything that happens in a house around a moment. The same house and moment give the same, to the minute. */
export function thinkUpHouse(house: DemoHouse, time: HouseTime): ThoughtUp {
  const random = seededRandom(house.operator.slug);
  const taken = new TakenTime(house.plan);
  const attendance = new Attendance();
  const bySlug = new Map(house.plan.resources.map((resource) => [resource.slug, resource]));
  const joined = joinedDates(house, time.now, random);

  const closures = house.closures.map((wish) => {
    const closure: ThoughtUpClosure = {
      resource: wish.resource,
      reason: wish.reason,
      startsAt: time.at(addDays(time.today, wish.firstDay), 480),
      endsAt: time.at(addDays(time.today, wish.lastDay), 1200),
      createdAt: new Date(time.now.getTime() + Math.min(0, wish.firstDay - 2) * DAY - 21 * DAY),
    };
    taken.hold(closure.resource, closure, 'closure');
    return closure;
  });

  const series = house.series.map((wish) => {
    const made = thinkUpSeries(wish, time, taken, random);
    const resource = bySlug.get(wish.resource);
    for (const booking of made.bookings) {
      const held = !booking.skipReason && !booking.cancellation;
      if (held && resource)
        attendance.note(wish.who, resource, localDateOf(booking.startsAt, time.rules.timeZone), booking);
    }
    return made;
  });

  const days = new DayThinker(house, time, taken, attendance, joined, random);
  for (const wish of house.bookings) days.promised(wish);
  if (house.deskDay) days.atTheDesk(house.deskDay);
  for (const day of time.openDays) days.fill(day);
  return { closures, joined, ...thinkUpArrivals(house, time, { series, bookings: days.bookings }) };
}

/** Most have been here for long; a few are new, and book nothing before they came. */
function joinedDates(house: DemoHouse, now: Date, random: SeededRandom): ReadonlyMap<string, Date> {
  const early = new Set([...house.series, ...house.bookings].map(({ who }) => who));
  const daysAgo = (member: DemoMember): number => {
    if (member.role === 'owner') return 1000;
    if (member.email === house.deskDay?.newcomer.who) return 0.5;
    if (member.email.startsWith('visitor@')) return 3;
    return early.has(member.email) || random.chance(0.8) ? random.between(130, 900) : random.between(4, 80);
  };
  return new Map(
    house.members.map((member) => [member.email, new Date(now.getTime() - (daysAgo(member) + random.next()) * DAY)]),
  );
}
