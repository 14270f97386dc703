import { overlaps, type TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import type { DemoResource } from './plans/demo-plan';

/** Who is in the house on which day and busy when, so that nobody sits at two desks or in two rooms at once. */
export class Attendance {
  private readonly atDesk = new Map<LocalDate, Set<string>>();
  private readonly desks = new Map<LocalDate, Set<string>>();
  private readonly meetings = new Map<string, TimeRange[]>();

  note(who: string, resource: DemoResource, date: LocalDate, range: TimeRange): void {
    if (sitsAt(resource)) {
      add(this.atDesk, date, who);
      if (resource.kind === 'desk') add(this.desks, date, resource.slug);
    } else this.meetings.set(who, [...(this.meetings.get(who) ?? []), range]);
  }

  /** Whether this person has time for one more thing of this kind. */
  canCome(who: string, resource: DemoResource, date: LocalDate, range: TimeRange): boolean {
    return sitsAt(resource)
      ? !this.hasDesk(who, date)
      : !this.meetings.get(who)?.some((meeting) => overlaps(meeting, range));
  }

  hasDesk(who: string, date: LocalDate): boolean {
    return this.atDesk.get(date)?.has(who) ?? false;
  }

  /** How many desks somebody uses that day, if only for an hour. */
  desksUsed(date: LocalDate): number {
    return this.desks.get(date)?.size ?? 0;
  }
}

const sitsAt = (resource: DemoResource) => resource.kind === 'desk' || resource.kind === 'private_office';

function add(to: Map<LocalDate, Set<string>>, date: LocalDate, value: string): void {
  const set = to.get(date) ?? new Set<string>();
  to.set(date, set.add(value));
}
