import type { Amended } from '@/features/pricing/extras.service';
import { hasOtherExtras } from '../domain/booking-snapshot';
import type { GatheredChange } from './gather-series-change';
import { asksForTime, type JudgedDate } from './judge-series-change';

type Of = Pick<GatheredChange, 'holder' | 'handsOver' | 'places' | 'facts'>;

/** A date that keeps its time and gets other extras, or others come along for whom there are some; null where it does not. */
export function amendedBy(one: JudgedDate, { holder, handsOver, places, facts }: Of): Amended | null {
  const { date, wanted, state } = one;
  if (!date || handsOver || state !== 'fine' || date.status !== 'confirmed' || asksForTime(one)) return null;
  if (!hasOtherExtras(date, wanted)) return null;
  const { memberId, role } = holder;
  return {
    ...{ bookingId: date.bookingId, startsAt: date.startsAt, endsAt: date.endsAt, memberId, role },
    ...{ facts: places.get(wanted.resourceId) ?? facts, guest: false, recurring: true },
    ...{ guests: wanted.guests.length, extras: wanted.extras },
  };
}
