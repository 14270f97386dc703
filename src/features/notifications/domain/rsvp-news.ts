import type { ChangedRsvp } from '@/features/events/events.facts';

/** What somebody is told about their answer to a date of an event. */
export const RSVP_NEWS = [
  /** They come; a host said yes; who waited has a place. */
  'going',
  'approved',
  'place',
  'asked',
  'waiting',
  'offered',
  /** An offer was not taken in time; a host said no, or took them off; they gave their place back. */
  'lapsed',
  'declined',
  'removed',
  'cancelled',
  /** About the date, for all who have to do with it. */
  'moved',
  'off',
  'reminder',
  'thanks',
] as const;
export type RsvpNews = (typeof RSVP_NEWS)[number];

/** What a change of an answer is told as, or null where there is nothing to tell: other guests, somebody let in, an offer that was let go. */
export function newsOf({ was, status, how }: Pick<ChangedRsvp, 'was' | 'status' | 'how'>): RsvpNews | null {
  if (was === status) return null;
  switch (status) {
    case 'going':
      return was === 'asked' ? 'approved' : was === 'waiting' ? 'place' : 'going';
    case 'asked':
    case 'waiting':
    case 'offered':
      return status;
    case 'declined':
      if (how === 'by_host') return was === 'going' ? 'removed' : 'declined';
      return how === 'lapsed' ? 'lapsed' : null;
    case 'cancelled':
      return was === 'going' && how === 'by_guest' ? 'cancelled' : null;
  }
}
