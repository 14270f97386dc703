import { createHash } from 'node:crypto';
import { paths } from '@/client/paths';
import { eventsCalendar } from '@/features/calendars/domain/events-calendar';
import { atomFeed } from '@/features/events/domain/atom-feed';
import { plainDescription } from '@/features/events/domain/description';
import { eventError } from '@/features/events/events.errors';
import { memberOfFeed } from '@/features/events/own-feed-link';
import { readEventsFeed, readOwnFeed, type EventsFeed } from '@/features/events/public-events.reads';
import { shortWhen, whereLine } from '@/features/events/ui/public-words';
import { env } from '@/server/env';
import { addressIn } from '@/server/mail/send-mail';
import { answering } from './answering';

const CALENDAR = 'text/calendar; charset=utf-8; method=PUBLISH';

type FeedDate = EventsFeed['dates'][number];

/** What an operator's public events are, for a calendar that has subscribed. */
export const serveEventsCalendar = (request: Request, { operator }: { operator: string }): Promise<Response> =>
  answering(async () => {
    const feed = await readEventsFeed(operator, null);
    const name = `Events of ${feed.operator.name}`;
    return asFile(request, calendarOf(feed, feed.dates, { name, url: paths.events(operator) }), {
      type: CALENDAR,
      name: 'events.ics',
    });
  });

/** The dates of one event as a file, or the one that the address names. */
export const serveEventFile = (request: Request, where: { operator: string; event: string }): Promise<Response> =>
  answering(async () => {
    const feed = await readEventsFeed(where.operator, where.event);
    const asked = new URL(request.url).searchParams.get('date');
    const dates = feed.dates.filter(({ dateId }) => asked === null || dateId === asked);
    const name = feed.title ?? feed.operator.name;
    return asFile(request, calendarOf(feed, dates, { name, url: paths.event(where.operator, where.event) }), {
      type: CALENDAR,
      name: `${where.event.replace(/[^a-z0-9-]/g, '')}.ics`,
    });
  });

/** What one comes to, for one's own calendar, by the secret in its address. */
export const serveOwnFeed = (request: Request, { token }: { token: string }): Promise<Response> =>
  answering(async () => {
    const member = await memberOfFeed(token);
    if (!member) throw eventError('event.link_over');
    const feed = await readOwnFeed(member);
    const name = `My events at ${feed.operator.name}`;
    const text = calendarOf(feed, feed.dates, { name, url: paths.events(feed.operator.slug), own: true });
    return asFile(request, text, { type: CALENDAR, name: 'my-events.ics', cache: 'private, no-cache' });
  });

/** What is new, for readers of news. */
export const serveEventsAtom = (request: Request, { operator }: { operator: string }): Promise<Response> =>
  answering(async () => {
    const { operator: of, dates } = await readEventsFeed(operator, null);
    const entries = new Map<string, FeedDate>();
    for (const date of dates) if (!date.cancelled && !entries.has(date.eventId)) entries.set(date.eventId, date);
    const text = atomFeed({
      self: whole(paths.eventsAtom(operator)),
      page: whole(paths.events(operator)),
      name: `Events of ${of.name}`,
      entries: [...entries.values()].map((date) => ({
        ...{ id: date.eventId, title: date.title, author: date.hostName, url: whole(paths.event(operator, date.slug)) },
        publishedAt: date.publishedAt,
        changedAt: date.changedAt,
        summary: `${whenLine(date)}. ${whereLine(date, date)}`,
        content: plainDescription(date.description),
      })),
    });
    return asFile(request, text, { type: 'application/atom+xml; charset=utf-8', name: null });
  });

const whole = (path: string): string => env().APP_URL + path;
/** With its year: whoever reads it may do so next year. */
const whenLine = ({ startsAt, endsAt, timeZone }: FeedDate): string =>
  shortWhen({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }, timeZone, 'en-GB', new Date(0));

function calendarOf(
  { operator }: EventsFeed,
  dates: readonly FeedDate[],
  { name, url, own = false }: { name: string; url: string; own?: boolean },
): string {
  const organizer = { name: operator.name, email: addressIn(env().MAIL_FROM) };
  return eventsCalendar(
    { name, url: whole(url), host: new URL(env().APP_URL).hostname, organizer },
    dates.map((date) => {
      const page = whole(paths.event(operator.slug, date.slug, { date: date.dateId }));
      const off = date.cancelled ? ['Cancelled.', date.endedWords].filter(Boolean).join(' ') : '';
      return {
        ...{ dateId: date.dateId, title: date.title, zone: date.timeZone, cancelled: date.cancelled, url: page },
        description: [off, date.onlineUrl, plainDescription(date.description), page].filter(Boolean).join('\n\n'),
        busy: own,
        where: whereLine(date, date),
        span: { startsAt: date.startsAt, endsAt: date.endsAt },
        sequence: date.version,
        stampedAt: date.changedAt,
      };
    }),
  );
}

/** What has not changed since is not sent again. */
function asFile(
  request: Request,
  text: string,
  { type, name, cache = 'public, max-age=300' }: { type: string; name: string | null; cache?: string },
): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = {
    etag: tag,
    'cache-control': cache,
    ...(name ? { 'content-disposition': `inline; filename="${name}"` } : {}),
  };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one.replace(/^W\//, '') === tag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': type } });
}
