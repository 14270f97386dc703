import type { TimeRange } from '@/kernel/time-range';
import type { Attendance } from './attendance';
import { localOf } from '@/kernel/zone';
import type { DemoBooking, DemoDeskDay, DemoHouse, DemoMember } from './demo-house';
import type { HouseTime, OpenDay, TakenTime } from './house-time';
import type { DemoResource } from './plans/demo-plan';
import type { SeededRandom } from './seeded-random';
import type { ThoughtUpBooking } from './thought-up';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ROOM_NOTES = ['Client call', 'Interview', 'Pitch rehearsal', 'Retrospective', 'Budget', 'Design review'] as const;
const HALL_NOTES = ['Book launch', 'Life drawing', 'Neighbourhood assembly', 'Film evening', 'Repair café'] as const;

/** How often somebody comes beside their series, where a member's measure is 1 to 5. */
const RARELY: Partial<Record<DemoMember['role'], number>> = { owner: 0.6, manager: 0.6, visitor: 0.3 };

type Regular = { readonly member: DemoMember; readonly since: Date; readonly weight: number };
type Slot = { readonly from: number; readonly to: number };

/** The single bookings of a house, day by day, on top of its series. */
export class DayThinker {
  readonly bookings: ThoughtUpBooking[] = [];
  private readonly regulars: readonly Regular[];
  private readonly allWeight: number;
  private readonly byKind: (kind: DemoResource['kind']) => DemoResource[];

  constructor(
    private readonly house: DemoHouse,
    private readonly time: HouseTime,
    private readonly taken: TakenTime,
    private readonly attendance: Attendance,
    private readonly joined: ReadonlyMap<string, Date>,
    private readonly random: SeededRandom,
  ) {
    this.regulars = house.members.filter(comesByChance).map((member) => ({
      member,
      since: joined.get(member.email) ?? time.now,
      weight: RARELY[member.role] ?? random.between(1, 5),
    }));
    this.allWeight = this.regulars.reduce((sum, { weight }) => sum + weight, 0);
    this.byKind = (kind) => house.plan.resources.filter((resource) => resource.kind === kind);
  }

  /**
   * A booking that somebody has in any case: on the day asked for or, where the time is gone or the day too short, on one of the next.
   * Left out where that person sits at another desk anyway.
   */
  promised(wish: DemoBooking): void {
    const resource = this.house.plan.resources.find(({ slug }) => slug === wish.resource);
    const days = this.time.openDays.filter(
      ({ weekday, distance }) => weekday <= 5 || (wish.openDay === 0 && distance === 0),
    );
    const first = days.findIndex(({ distance }) => distance >= 0) + wish.openDay;
    const tries = wish.openDay === 0 ? 1 : 4;
    for (const day of days.slice(Math.max(0, first), first + tries)) {
      if (resource && this.tryToBook(wish.who, resource, day, wish, wish.note ?? '', 0)) return;
    }
  }

  /** Who keeps the front desk busy today, and what waits for its answer. */
  atTheDesk({ guest, newcomer, asks }: DemoDeskDay): void {
    const today = this.time.openDays.find(({ distance }) => distance === 0);
    if (today) {
      const [opens, latest] = [today.opens + 30, today.closes - 120];
      const from = Math.min(latest, Math.max(opens, this.minuteNow() - 30));
      this.firstOf(guest.resources, guest.by, today, { from, to: from + 120 }, { note: guest.note, guest: guest.name });
      this.firstOf(newcomer.resources, newcomer.who, today, { from: opens + 30, to: latest }, {});
    }
    const askedUntil = new Date(this.time.now.getTime() + 20 * 60 * MINUTE);
    const days = this.time.openDays.filter(({ distance }) => distance >= asks.openDay);
    days
      .slice(0, 6)
      .some((day) => this.firstOf([asks.resource], asks.who, day, asks, { note: asks.note ?? '', askedUntil }));
  }

  /** The quarter hour that runs, on the wall. */
  private minuteNow(): number {
    const clock = localOf(this.time.now, this.time.rules.timeZone).slice(11);
    return Number(clock.slice(0, 2)) * 60 + Math.floor(Number(clock.slice(3)) / 15) * 15;
  }

  private firstOf(
    slugs: readonly string[],
    who: string,
    day: OpenDay,
    slot: Slot,
    more: Partial<ThoughtUpBooking>,
  ): boolean {
    return this.house.plan.resources
      .filter(({ slug }) => slugs.includes(slug))
      .some((resource) => this.tryToBook(who, resource, day, slot, '', 0, more));
  }

  fill(day: OpenDay): void {
    this.fillDesks(day);
    for (const room of this.byKind('meeting_room')) this.fillRoom(day, room, 5, 30, [30, 60, 60, 90]);
    for (const booth of this.byKind('phone_booth')) this.fillRoom(day, booth, 6, 15, [15, 30, 30, 45]);
    if (day.weekday <= 5) this.fillHall(day);
  }

  private fillDesks(day: OpenDay): void {
    const desks = this.byKind('desk');
    const share = (this.house.deskShares[day.weekday - 1] ?? 0) * ahead(day, 0.7);
    const target = Math.round(desks.length * share + this.random.next() * 2 - 1);
    for (let tries = 0; tries < 120 && this.attendance.desksUsed(day.date) < target; tries++) {
      const slot = this.deskSlot(day);
      const who = this.somebody(day);
      const desk = who && this.favourite(desks, day, slot, who.role);
      if (desk) this.tryToBook(who.email, desk, day, slot, '');
    }
  }

  /** A whole day, a morning or an afternoon. */
  private deskSlot(day: OpenDay): Slot {
    const { random } = this;
    const whole = Math.min(day.opens + 30 * random.between(0, 4), day.closes - 180);
    if (day.closes - day.opens < 480)
      return { from: whole, to: Math.min(day.closes, whole + 60 * random.between(3, 5)) };
    const kind = random.next();
    if (kind < 0.66) return { from: whole, to: Math.min(day.closes, whole + 60 * random.between(6, 9)) };
    const noon = 780;
    return kind < 0.83
      ? { from: whole, to: noon }
      : { from: noon + 30 * random.between(0, 2), to: Math.min(day.closes, noon + 60 * random.between(3, 6)) };
  }

  /** Desks that come first in the plan are liked most, so that clashes gather on some of them and others stay mostly free. */
  private favourite(desks: readonly DemoResource[], day: OpenDay, slot: Slot, role: DemoMember['role']) {
    const range = this.rangeOf(day, slot);
    const tried = day.distance >= 0 && (day.weekday === 1 || day.weekday === 3);
    const kept = tried ? this.house.keptFree : [];
    const light = tried ? this.house.mostlyFree : [];
    let best: DemoResource | undefined;
    let least = Infinity;
    desks.forEach((desk, rank) => {
      if (kept.includes(desk.slug) || (role === 'visitor' && !desk.openToVisitors)) return;
      const spared = light.includes(desk.slug) && !this.random.chance(0.03);
      const dislike = rank + this.random.next() * 4 + (spared ? 16 : 0);
      if (dislike < least && this.taken.isFree(desk.slug, range)) {
        best = desk;
        least = dislike;
      }
    });
    return best;
  }

  private fillRoom(day: OpenDay, room: DemoResource, fullDay: number, grid: number, lengths: readonly number[]): void {
    const { random } = this;
    const share = (this.house.roomShares[day.weekday - 1] ?? 0) * ahead(day, 0.3);
    const wanted = Math.round(fullDay * share + random.next() - 0.5);
    for (let n = 0; n < wanted; n++) {
      const length = lengths[random.between(0, lengths.length - 1)] ?? grid;
      const latest = Math.floor((day.closes - day.opens - length) / grid);
      // The middle of two throws: mornings and afternoons are busier than the ends of the day.
      const from = day.opens + grid * Math.round((random.between(0, latest) + random.between(0, latest)) / 2);
      const who = this.somebodyFor(day, room);
      const note = room.kind === 'meeting_room' && random.chance(0.25) ? random.pick(ROOM_NOTES) : '';
      if (who) this.tryToBook(who.email, room, day, { from, to: from + length }, note);
    }
  }

  private fillHall(day: OpenDay): void {
    const { random } = this;
    for (const hall of this.byKind('event_space')) {
      if (!random.chance(0.07)) continue;
      const evening = hall.partsOf !== undefined || random.chance(0.3);
      const from = evening ? day.closes - 150 : day.opens + 60 * random.between(2, 6);
      const host = this.house.members.filter(({ role }) => role === 'host' || role === 'manager');
      const who = host[random.between(0, host.length - 1)];
      const to = evening ? day.closes : Math.min(day.closes, from + 60 * random.between(2, 4));
      if (who) this.tryToBook(who.email, hall, day, { from, to }, random.pick(HALL_NOTES));
    }
  }

  /** Mostly somebody who is in the house that day anyway. */
  private somebodyFor(day: OpenDay, room: DemoResource): DemoMember | undefined {
    for (let tries = 0; tries < 12; tries++) {
      const who = this.somebody(day);
      if (!who || (who.role === 'visitor' && !room.openToVisitors)) continue;
      if (this.attendance.hasDesk(who.email, day.date) || this.random.chance(0.12)) return who;
    }
    return undefined;
  }

  private somebody(day: OpenDay): DemoMember | undefined {
    let left = this.random.next() * this.allWeight;
    const chosen = this.regulars.find(({ weight }) => (left -= weight) < 0);
    return chosen && chosen.since < this.rangeOf(day, { from: day.opens, to: day.closes }).startsAt
      ? chosen.member
      : undefined;
  }

  private tryToBook(
    who: string,
    resource: DemoResource,
    day: OpenDay,
    slot: Slot,
    note: string,
    regrets = 0.04,
    more: Partial<ThoughtUpBooking> = {},
  ): boolean {
    const range = this.rangeOf(day, slot);
    if (slot.from < day.opens || slot.to > day.closes || slot.from >= slot.to) return false;
    if (!this.taken.isFree(resource.slug, range) || !this.attendance.canCome(who, resource, day.date, range))
      return false;
    const { random, time } = this;
    const createdAt = this.madeBefore(who, range, random.next() ** 3 * 16 * DAY + 10 * MINUTE);
    const givenBack = random.chance(regrets) && day.distance !== 0;
    const until = Math.min(range.startsAt.getTime(), time.now.getTime());
    const at = new Date(createdAt.getTime() + (until - createdAt.getTime()) * random.next());
    this.bookings.push({
      who,
      resource: resource.slug,
      localStart: null,
      ...range,
      skipReason: null,
      cancellation: givenBack ? { scope: 'one', at, rruleBefore: null } : null,
      createdAt,
      note,
      ...more,
    });
    if (givenBack) return true;
    this.taken.hold(resource.slug, range);
    this.attendance.note(who, resource, day.date, range);
    return true;
  }

  /** Some time before it begins, in the past whenever that is, and not before its member came. */
  private madeBefore(who: string, range: TimeRange, lead: number): Date {
    const now = this.time.now.getTime();
    const before = range.startsAt.getTime() - lead;
    const made = before < now - 2 * MINUTE ? before : now - 2 * MINUTE - this.random.next() * 12 * DAY;
    return new Date(Math.max(made, this.joined.get(who)?.getTime() ?? 0));
  }

  private rangeOf({ date }: OpenDay, { from, to }: Slot): TimeRange {
    return { startsAt: this.time.at(date, from), endsAt: this.time.at(date, to) };
  }
}

/** Coming days fill up as they draw near: full for the next ten days, then ever less, down to `least` two months ahead. */
const ahead = ({ distance }: OpenDay, least: number): number =>
  distance <= 10 ? 1 : 1 - (1 - least) * Math.min(1, (distance - 10) / 51);

/**
 * The front desk stands. Of those whom one signs in as, visitor@… is new and begins with an empty page, and member@… has what was promised,
 * so that their pages can be read at a glance. host@… is at the other operator only when promised: nobody is in two hemispheres a day.
 */
const comesByChance = ({ role, email }: DemoMember): boolean =>
  role !== 'front_desk' && !/^(visitor|member)@/.test(email) && !(role === 'visitor' && email.startsWith('host@'));
