import { figureOf } from '@/kernel/money';
import type { EventDateView, EventPage } from '../event-pages.contract';
import type { TicketView } from '../tickets.contract';

type Shown = Pick<
  EventPage,
  | 'title'
  | 'description'
  | 'place'
  | 'placeWords'
  | 'space'
  | 'host'
  | 'operator'
  | 'status'
  | 'opensAt'
  | 'tickets'
  | 'ticketed'
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
    isAccessibleForFree: !event.ticketed || event.tickets.some(({ pricing }) => pricing === 'free'),
    ...(date.capacity === null ? {} : { maximumAttendeeCapacity: date.capacity }),
    ...(date.placesLeft === null ? {} : { remainingAttendeeCapacity: date.placesLeft }),
    offers: event.ticketed
      ? event.tickets.flatMap((view) => offerOf(event, date, view, page))
      : freeOffer(event, date, page),
  };
}

const stock = (left: number | null): string => `https://schema.org/${left === 0 ? 'SoldOut' : 'InStock'}`;

const freeOffer = ({ opensAt }: Shown, { placesLeft }: EventDateView, url: string): object => ({
  ...{ '@type': 'Offer', price: 0, url, availability: stock(placesLeft) },
  ...(opensAt ? { validFrom: opensAt } : {}),
});

/** A ticket as an offer of its own: an open one at the least that one may pay. What is shown for a code alone is nobody's offer. */
function offerOf({ opensAt }: Shown, date: EventDateView, view: TicketView, url: string): object[] {
  const at = date.tickets.find(({ typeId }) => typeId === view.typeId);
  if (!at || view.byCode) return [];
  const { name, pricing, price, least, currency, words } = view;
  const from = at.opensAt ?? opensAt;
  const minor = pricing === 'open' ? least : price;
  return [
    {
      ...{ '@type': 'Offer', name, url, price: figureOf(minor, currency), priceCurrency: currency },
      ...(words ? { description: words } : {}),
      availability:
        at.state === 'not_yet' ? 'https://schema.org/PreSale' : at.state === 'ended' ? stock(0) : stock(at.placesLeft),
      ...(from ? { validFrom: from } : {}),
      ...(at.endsAt ? { validThrough: at.endsAt } : {}),
    },
  ];
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
