/** What other calendars are told of a date. Instants as ISO texts; `address` is that of the event's page. */
export type LinkedDate = {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly where: string;
  readonly address: string;
};

const compact = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '');

/** Opens Google Calendar with the date filled in. Times are in UTC: no zone needs to be known there. */
export function googleCalendarLink({ title, startsAt, endsAt, where, address }: LinkedDate): string {
  const search = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    details: address,
    location: where,
  });
  return `https://calendar.google.com/calendar/render?${search.toString()}`;
}

/** The same for Outlook on the web. Its own reader takes a plus for a plus: spaces are written out. */
export function outlookCalendarLink({ title, startsAt, endsAt, where, address }: LinkedDate): string {
  const said = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: startsAt,
    enddt: endsAt,
    body: address,
    location: where,
  };
  const search = Object.entries(said).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://outlook.live.com/calendar/0/deeplink/compose?${search.join('&')}`;
}

/** Where an address is on a map that asks for no account and no consent. */
export const mapLink = (address: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
