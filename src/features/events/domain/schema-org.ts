import type { EventDateView, EventPage } from '../event-pages.contract';

type Shown = Pick<
  EventPage,
  'title' | 'description' | 'place' | 'placeWords' | 'space' | 'host' | 'operator' | 'status' | 'opensAt'
>;
type Addresses = {
  readonly page: string;
  readonly operator: string;
  readonly picture: string;
  readonly cover: string | null;
  /** What it says, in plain words. */
  readonly words: string;
};

/** A date for search engines, in the words of schema.org. An address that only those who come are told stands in none of them. */
export function schemaOrgEvent(
  event: Shown,
  date: EventDateView,
  { page, operator, picture, cover, words }: Addresses,
): object {
  const off = event.status === 'cancelled' || date.status === 'cancelled';
  const online = event.place === 'online';
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    ...(words ? { description: words } : {}),
    startDate: date.startsAt,
    endDate: date.endsAt,
    eventStatus: `https://schema.org/Event${off ? 'Cancelled' : 'Scheduled'}`,
    eventAttendanceMode: `https://schema.org/${online ? 'Online' : 'Offline'}EventAttendanceMode`,
    location: online ? { '@type': 'VirtualLocation', url: page } : placeOf(event, date),
    url: page,
    image: cover ? [cover, picture] : [picture],
    organizer: { '@type': 'Organization', name: event.operator.name, url: operator },
    performer: { '@type': 'Person', name: event.host.name },
    isAccessibleForFree: true,
    ...(date.capacity === null ? {} : { maximumAttendeeCapacity: date.capacity }),
    ...(date.placesLeft === null ? {} : { remainingAttendeeCapacity: date.placesLeft }),
    offers: {
      '@type': 'Offer',
      price: 0,
      url: page,
      availability: `https://schema.org/${date.placesLeft === 0 ? 'SoldOut' : 'InStock'}`,
      ...(event.opensAt ? { validFrom: event.opensAt } : {}),
    },
  };
}

function placeOf({ place, placeWords, space }: Shown, { roomName }: EventDateView): object {
  if (place === 'elsewhere') return { '@type': 'Place', name: placeWords, address: placeWords };
  const address = {
    '@type': 'PostalAddress',
    streetAddress: space.street,
    postalCode: space.postalCode,
    addressLocality: space.city,
    addressCountry: space.country,
  };
  return { '@type': 'Place', name: roomName ? `${roomName}, ${space.name}` : space.name, address };
}

/** JSON inside of a page's script: nothing in it can end the script. */
export const jsonForPage = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');
