import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';

/** What the demo's makers think up, before it has ids: people by address, resources by slug. */
export type ThoughtUpCancellation = {
  readonly scope: 'one' | 'following';
  readonly at: Date;
  readonly rruleBefore: string | null;
};

export type ThoughtUpBooking = TimeRange & {
  readonly who: string;
  readonly resource: string;
  readonly localStart: LocalDateTime | null;
  readonly skipReason: 'taken' | 'closed' | 'outside_hours' | 'rule' | null;
  /** The act that gave it back; several bookings may share one. The first of them is the one that was clicked. */
  readonly cancellation: ThoughtUpCancellation | null;
  readonly createdAt: Date;
  readonly note: string;
  /** Who comes, where the front desk has booked for somebody without an account. */
  readonly guest?: string;
  /** It waits for a yes until then. */
  readonly askedUntil?: Date;
  /** Nobody came, and its time was released. */
  readonly noShow?: true;
  readonly arrival?: Arrival;
};

/** How somebody came, and when they left before their time. */
export type Arrival = {
  readonly checkedInAt: Date;
  readonly how: 'member' | 'front_desk';
  readonly checkedOutAt: Date | null;
};

export type ThoughtUpSeries = {
  readonly who: string;
  readonly resource: string;
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  readonly rrule: string;
  readonly madeUntil: LocalDate;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly createdAt: Date;
  readonly note: string;
  readonly bookings: readonly ThoughtUpBooking[];
};

export type ThoughtUpClosure = TimeRange & {
  readonly resource: string;
  readonly reason: string;
  readonly createdAt: Date;
};

export type ThoughtUp = {
  readonly closures: readonly ThoughtUpClosure[];
  readonly series: readonly ThoughtUpSeries[];
  readonly bookings: readonly ThoughtUpBooking[];
  /** When each member joined, by address. */
  readonly joined: ReadonlyMap<string, Date>;
};
