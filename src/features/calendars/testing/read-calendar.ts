import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

type ReadOccurrence = { readonly startsAt: string; readonly endsAt: string; readonly summary: string };

/** The file as a calendar program sees it: its own VTIMEZONE registered, so that no zone data of this machine takes part. */
export function readCalendar(text: string): { calendar: ICAL.Component; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  ICAL.TimezoneService.reset();
  for (const component of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(component));
  const all = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { calendar, events: all };
}

/** The first `limit` occurrences after `after` as instants, with hand-changed ones in place of their originals. */
export function occurrencesIn(text: string, limit: number): ReadOccurrence[] {
  const { events } = readCalendar(text);
  const main = events.find((event) => !event.isRecurrenceException());
  if (!main) return [];
  for (const event of events) if (event.isRecurrenceException()) main.relateException(event);
  const found: ReadOccurrence[] = [];
  const iterator = main.iterator();
  for (
    let next = iterator.next() as ICAL.Time | undefined;
    next && found.length < limit;
    next = iterator.next() as ICAL.Time | undefined
  ) {
    const { startDate, endDate, item } = main.getOccurrenceDetails(next);
    found.push({ startsAt: instantText(startDate), endsAt: instantText(endDate), summary: item.summary });
  }
  return found;
}

/** By the zone's offset in the file; `toJSDate` would ask the machine where it has no zone. */
export function instantText(time: ICAL.Time): string {
  if (!time.zone || time.zone === ICAL.Timezone.localTimezone) throw new Error(`a floating time: ${time.toString()}`);
  return new Date(time.toUnixTime() * 1000).toISOString();
}

/** The same file as another program reads it, by zone data of its own instead of the file's. */
export const readByAnother = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) =>
    part?.type === 'VEVENT'
      ? {
          uid: part.uid,
          summary: textOf(part.summary),
          startsAt: part.start.toISOString(),
          endsAt: part.end?.toISOString(),
          status: part.status,
          sequence: Number(part.sequence),
          method: part.method,
        }
      : [],
  );

const textOf = (value: string | { readonly val: string }): string => (typeof value === 'string' ? value : value.val);
