import type { DemoHouse } from './demo-house';
import type { HouseTime } from './house-time';
import { seededRandom } from './seeded-random';
import type { ThoughtUp, ThoughtUpBooking } from './thought-up';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
type Booked = Pick<ThoughtUp, 'series' | 'bookings'>;

/**
 * Who came and when, wherever the house asks for it: all who were booked, but one who is late right now (member@… themselves, if they are booked), one
 * who has left before their time, and one who did not come the day before. So Today has something of everything, at whatever hour it is opened.
 */
export function thinkUpArrivals(house: DemoHouse, time: HouseTime, { series, bookings }: Booked): Booked {
  const random = seededRandom(`${house.operator.slug} arrivals`);
  const now = time.now.getTime();
  const asking = new Set(
    house.rules.flatMap(({ topic, settings, kind }) => (topic === 'check_in' && settings.asked && kind) || []),
  );
  const kinds = new Map(house.plan.resources.map(({ slug, kind }) => [slug, kind]));
  const isAsked = (one: ThoughtUpBooking) => {
    const kind = kinds.get(one.resource);
    return !one.cancellation && !one.skipReason && !one.askedUntil && kind !== undefined && asking.has(kind);
  };
  const runs = (one: ThoughtUpBooking) => one.startsAt.getTime() <= now - MINUTE && one.endsAt.getTime() > now;
  const isSelf = ({ who }: ThoughtUpBooking) => who.startsWith('member@');
  const single = bookings.filter((one) => isAsked(one) && !one.guest);
  const running = single.filter(runs);

  const all = [...series.flatMap((one) => one.bookings), ...bookings].filter((one) => isAsked(one) && runs(one));
  const late = all.find(isSelf) ?? running.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
  const left = running.find(
    (one) => one !== late && !isSelf(one) && kinds.get(one.resource) === 'desk' && leavingAt(one, now) !== null,
  );
  const before = time.openDays.filter(({ distance }) => distance < 0).at(-1);
  const missing =
    before &&
    single.find(({ startsAt, ...one }) => !isSelf({ startsAt, ...one }) && onDay(startsAt, time.at(before.date, 0)));

  const came = (one: ThoughtUpBooking): ThoughtUpBooking => {
    // One throw each, so that what is special changes nothing for the others.
    const [wait, at] = [random.next() * 14 - 8, random.next()];
    if (one === missing) return { ...one, noShow: true };
    if (!isAsked(one) || one === late || (isSelf(one) && runs(one)) || one.startsAt.getTime() > now - MINUTE)
      return one;
    const latest = Math.min(now - MINUTE / 2, one.endsAt.getTime() - MINUTE);
    const checkedInAt = new Date(Math.min(latest, one.startsAt.getTime() + wait * MINUTE));
    const endsAt = one === left ? leavingAt(one, now) : null;
    return {
      ...one,
      ...(endsAt ? { endsAt } : {}),
      arrival: {
        checkedInAt,
        how: one.guest || at < 0.2 ? 'front_desk' : 'member',
        checkedOutAt: endsAt && new Date(endsAt.getTime() - MINUTE / 3),
      },
    };
  };
  return {
    series: series.map((one) => ({ ...one, bookings: one.bookings.map(came) })),
    bookings: bookings.map(came),
  };
}

const onDay = (instant: Date, midnight: Date): boolean =>
  instant >= midnight && instant.getTime() < midnight.getTime() + 24 * 60 * MINUTE;

/** Some whole quarters after it began and a few minutes ago; null where that is no stay worth the name. */
function leavingAt({ startsAt }: ThoughtUpBooking, now: number): Date | null {
  const quarters = Math.floor((now - 2 * MINUTE - startsAt.getTime()) / QUARTER);
  return quarters >= 2 ? new Date(startsAt.getTime() + quarters * QUARTER) : null;
}
