import { newId } from '@/kernel/ids';
import type { EventDateView, EventPage } from '../event-pages.contract';

/** A Thursday evening in a week, with three places left. */
export const eventDate = (more: Partial<EventDateView> = {}): EventDateView => ({
  ...{ dateId: newId(), startsAt: '2026-12-03T18:00:00.000Z', endsAt: '2026-12-03T20:00:00.000Z', status: 'stands' },
  ...{ endedWords: '', phase: 'open', roomName: 'Hall', capacity: 20, coming: 17, waiting: 0, placesLeft: 3 },
  ...{ names: [], mine: null, tickets: [] },
  ...more,
});

export const eventPage = (dates: EventDateView[], more: Partial<EventPage> = {}): EventPage => ({
  ...{ eventId: newId(), slug: 'open-breakfast', version: 1, title: 'Open breakfast', description: '' },
  operator: { id: newId(), slug: 'harbour', name: 'Harbour', accent: '#0f6b5c' },
  space: {
    ...{
      id: newId(),
      slug: 'house',
      name: 'House',
      street: 'Rua 1',
      postalCode: '1200',
      city: 'Lisbon',
      country: 'PT',
    },
  },
  ...{ category: 'food', tags: [], host: { memberId: newId(), name: 'Hana' }, coHosts: [], audience: 'public' },
  ...{ place: 'resource', placeWords: '', onlineUrl: null, timeZone: 'Europe/Lisbon', repeats: null, guestsEach: 2 },
  ...{ approval: false, opensAt: null, closesMinutes: 60, offerMinutes: null, whoComes: 'count', status: 'published' },
  questions: [],
  ...{ publishAt: null, endedWords: '', coverId: null, coverAlt: '', photosFor: 'comers', dates },
  ...{ tickets: [], ticketed: false, hasCodes: false, membersPay: 'account' },
  may: { change: false, door: false, answer: true, approve: false },
  ...more,
});
