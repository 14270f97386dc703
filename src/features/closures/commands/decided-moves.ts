import type { BookingId } from '@/kernel/ids';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import type { ManyMove, TouchedRow } from '@/features/bookings/bookings.service';
import type { Claim } from '@/features/occupancies/occupancies.service';
import { closureError } from '../closures.errors';
import { leafBuffers, whoOf } from '@/features/planning/domain/find-proposals';
import type { Move } from '@/features/planning/domain/judge-decisions';
import type { PlanningFacts } from '@/features/planning/domain/planning-facts';

const MINUTE_MS = 60_000;

/** What is written of each move, and the time that it takes: on each leaf the booking itself, with its buffers as claims of their own. */
export function writesOf(
  moves: readonly Move[],
  rows: ReadonlyMap<string, TouchedRow>,
  facts: PlanningFacts,
): { readonly moves: ManyMove[]; readonly claims: Claim[] } {
  const written = moves.map((move) => {
    const { booking, place, range } = move;
    const buffers = place.leaves.map((leafId) => ({ leafId, ...leafBuffers(facts, place, leafId, booking) }));
    const row = rows.get(booking.id);
    const subject = { resource: place, who: whoOf(booking) };
    const one: ManyMove = {
      id: booking.id,
      resourceId: place.id,
      ...range,
      beforeMinutes: Math.max(0, ...buffers.map(({ beforeMinutes }) => beforeMinutes)),
      afterMinutes: Math.max(0, ...buffers.map(({ afterMinutes }) => afterMinutes)),
      releaseAt: row?.checkedInAt ? null : releaseMoment(facts.bookingRules, subject, range, facts.now),
    };
    const expiresAt = row?.status === 'requested' ? row.requestExpiresAt : null;
    return { one, claims: buffers.flatMap((leaf) => claimsOf(move, leaf, expiresAt)) };
  });
  return { moves: written.map(({ one }) => one), claims: written.flatMap(({ claims }) => claims) };
}

type Leaf = { readonly leafId: Claim['resourceId']; readonly beforeMinutes: number; readonly afterMinutes: number };

function claimsOf({ booking, range }: Move, leaf: Leaf, expiresAt: Date | null): Claim[] {
  const { startsAt, endsAt } = range;
  const core: Claim = { resourceId: leaf.leafId, bookingId: booking.id, startsAt, endsAt, expiresAt };
  const before = new Date(startsAt.getTime() - leaf.beforeMinutes * MINUTE_MS);
  const after = new Date(endsAt.getTime() + leaf.afterMinutes * MINUTE_MS);
  return [
    ...(before < startsAt ? [{ ...core, startsAt: before, endsAt: startsAt, buffer: true }] : []),
    core,
    ...(after > endsAt ? [{ ...core, startsAt: endsAt, endsAt: after, buffer: true }] : []),
  ];
}

/** Under the locks nobody can have been faster; should somebody all the same, nothing stands. @throws DomainError `space_change.plan_changed`. */
export function requireHad(lost: ReadonlySet<BookingId>): void {
  if (lost.size > 0)
    throw closureError('space_change.plan_changed', {
      rows: [...lost].map((bookingId) => ({ bookingId, why: 'taken' })),
    });
}
