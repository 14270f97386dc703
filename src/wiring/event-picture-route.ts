import type { EventPage } from '@/features/events/event-pages.contract';
import { readPublicEvent } from '@/features/events/public-events.reads';
import { coverToPaint } from '@/features/events/covers.reads';
import { eventPicture, PICTURE_SIZE } from '@/features/events/ui/event-picture';
import { shortWhen, whereLine } from '@/features/events/ui/public-words';
import type { EventCoverId, OperatorId } from '@/kernel/ids';
import { pictureToPaint } from '@/server/files/prepare-picture';
import { answering } from './answering';

/** Drawn once for each version of an event, and for each next date of it; the last ones that were asked for are kept. */
const drawn = new Map<string, Promise<Buffer>>();
const MOST_KEPT = 60;

async function coverOf({ operator, coverId }: EventPage): Promise<Buffer | null> {
  const bytes = coverId && (await coverToPaint(operator.id as OperatorId, coverId as EventCoverId));
  return bytes ? pictureToPaint(bytes, PICTURE_SIZE) : null;
}

/** The picture beside a link to an event that anybody may open. */
export const serveEventPicture = (_request: Request, where: { operator: string; event: string }): Promise<Response> =>
  answering(async () => {
    const page = await readPublicEvent(where.operator, where.event);
    const { title, operator, timeZone, version, eventId } = page;
    const date = page.dates.find(({ status, phase }) => status === 'stands' && phase !== 'over') ?? page.dates[0];
    const when = date ? shortWhen(date, timeZone, 'en-GB', new Date(0)) : '';
    const place = date ? whereLine(page, date) : '';
    const key = JSON.stringify([eventId, version, when, place]);
    let picture = drawn.get(key);
    if (!picture) {
      picture = coverOf(page).then((cover) =>
        eventPicture({ title, when, where: place, operator: operator.name, accent: operator.accent, cover }),
      );
      picture.catch(() => drawn.delete(key));
      drawn.set(key, picture);
      for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
    }
    return new Response(new Uint8Array(await picture), {
      headers: {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=3600',
        // Shown by other sites beside a link.
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  });
