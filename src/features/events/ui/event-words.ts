import { counted } from '@/features/bookings/domain/when-words';
import type { EventCard } from '../event-pages.contract';
import type { AUDIENCES, CATEGORIES, EVENT_STATUSES, PHOTOS_FOR, WHO_COMES } from '../events.contract';

export const CATEGORY_WORDS: Record<(typeof CATEGORIES)[number], string> = {
  talk: 'Talk',
  workshop: 'Workshop',
  social: 'Social',
  food: 'Food and drink',
  wellbeing: 'Wellbeing',
  business: 'Business',
  community: 'Community',
  other: 'Other',
};

export const AUDIENCE_WORDS: Record<(typeof AUDIENCES)[number], string> = {
  public: 'Open to everybody',
  members: 'For members',
  plans: 'For some plans',
  invited: 'By invitation',
  link: 'For whoever has the link',
};

export const WHO_COMES_WORDS: Record<(typeof WHO_COMES)[number], string> = {
  nobody: 'Nothing',
  count: 'How many come',
  names: 'How many, and who',
};

export const PHOTOS_FOR_WORDS: Record<(typeof PHOTOS_FOR)[number], string> = {
  comers: 'Those who come',
  page: 'Whoever may open its page',
};

export const STATUS_WORDS: Record<
  (typeof EVENT_STATUSES)[number],
  { readonly words: string; readonly tone: 'neutral' | 'warn' | 'success' | 'accent' | 'danger' }
> = {
  draft: { words: 'Draft', tone: 'neutral' },
  asked: { words: 'Waits for a yes', tone: 'warn' },
  scheduled: { words: 'Scheduled', tone: 'accent' },
  published: { words: 'Published', tone: 'success' },
  cancelled: { words: 'Cancelled', tone: 'danger' },
};

type Mine = NonNullable<EventCard['mine']>;
/** One's own answer in a word; what is over and done with has none. */
export const MINE_WORDS: Record<
  Mine,
  { readonly words: string; readonly tone: 'success' | 'warn' | 'neutral' } | null
> = {
  going: { words: 'You are coming', tone: 'success' },
  offered: { words: 'A place is yours to take', tone: 'warn' },
  waiting: { words: 'You are waiting', tone: 'neutral' },
  asked: { words: 'You have asked', tone: 'neutral' },
  declined: null,
  cancelled: null,
};

/** "3 places left", "Full"; nothing where any number may come. */
export const placesWords = (left: number | null): string | null =>
  left === null ? null : left === 0 ? 'Full' : `${counted(left, 'place')} left`;

/** "12 are coming" */
export const comingWords = (coming: number | null): string | null =>
  coming === null || coming === 0 ? null : coming === 1 ? '1 is coming' : `${coming} are coming`;

/** Minutes as people say them: "45 min", "2 hours", "3 days". */
export function minutesWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour');
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
