import type { ActingMember } from '@/kernel/acting-member';
import {
  newId,
  type BookingId,
  type MemberId,
  type ReleasedTimeId,
  type ResourceId,
  type SeriesId,
} from '@/kernel/ids';
import type { ReleasedHow } from '../released.contract';
import type { BookingSnapshot } from './booking-snapshot';

/** Time of a date that its member gave up: plain JSON, instants as text. */
export type ReleasedPiece = {
  readonly id: ReleasedTimeId;
  readonly bookingId: BookingId;
  readonly seriesId: SeriesId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly how: ReleasedHow;
};

/** Less than that nobody is offered. */
const SHORTEST_MS = 15 * 60_000;

type Was = {
  readonly seriesId: SeriesId | null;
  readonly guestName: string | null;
  readonly snapshot: BookingSnapshot;
};

/**
 * "I come later", "I'm off already": what of a date of their own series a member gave up by making it shorter where it stood. Moving it elsewhere
 * gives up nothing, nor does what was only asked for, and nobody gives up what is somebody else's.
 */
export function releasedPieces(by: Pick<ActingMember, 'memberId'>, was: Was, after: BookingSnapshot): ReleasedPiece[] {
  const { seriesId, guestName, snapshot: before } = was;
  const own = before.memberId === by.memberId && after.memberId === by.memberId && guestName === null;
  if (!own || seriesId === null || before.status !== 'confirmed' || after.status !== 'confirmed') return [];
  const [from, to, newFrom, newTo] = [before.startsAt, before.endsAt, after.startsAt, after.endsAt].map((at) =>
    Date.parse(at),
  );
  if (before.resourceId !== after.resourceId || newFrom! < from! || newTo! > to!) return [];
  const { bookingId, resourceId, memberId } = before;
  const shared = { bookingId, seriesId, resourceId, memberId };
  const pieces: ReleasedPiece[] = [
    { id: newId(), ...shared, startsAt: before.startsAt, endsAt: after.startsAt, how: 'late' },
    { id: newId(), ...shared, startsAt: after.endsAt, endsAt: before.endsAt, how: 'left_early' },
  ];
  return pieces.filter(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) >= SHORTEST_MS);
}
