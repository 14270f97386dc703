import type { ActingMember } from '@/kernel/acting-member';
import { addDays, instantOf, type LocalDate } from '@/kernel/zone';
import { mayChangeEvent, maySetEvents, mayWorkTheDoor } from '@/features/events/events.access';
import { eventError } from '@/features/events/events.errors';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import type {
  EventFigures,
  EventFiguresInput,
  History,
  HistoryInput,
  Report,
  ReportInput,
} from './event-report.contract';
import { findAnswerFigures, findReported, findViewFigures, listDateFigures } from './sql/figure-reads';
import { listChanges } from './sql/history-reads';
import { findReport, listHosts } from './sql/report-reads';

const PAGE = 25;
const MOST_ROWS = 10_000;

/** What became of all events of a space in a period, for owners and managers; others see what they run. `whole` for a table of all. */
export function readReport(
  member: ActingMember,
  input: ReportInput,
  { whole = false } = {},
  now = new Date(),
): Promise<Report> {
  return inOperator(member, async (tx) => {
    const { timeZone } = (await getOpeningRules(tx, input.spaceId)).rules;
    const start = (date: LocalDate) => instantOf(`${date}T00:00`, timeZone);
    const all = maySetEvents(member.role);
    const { currency, events, sums, rows } = await findReport(
      tx,
      {
        ...input,
        startsAt: start(input.from),
        endsAt: start(addDays(input.to, 1)),
        runBy: all ? null : member.memberId,
        offset: whole ? 0 : (input.page - 1) * PAGE,
        most: whole ? MOST_ROWS : PAGE,
      },
      now,
    );
    const hosts = all && !whole ? await listHosts(tx, input.spaceId) : [];
    const pages = Math.max(1, Math.ceil(events / PAGE));
    return { timeZone, currency, events, sums, rows, page: input.page, pages, hosts, all };
  });
}

const MOST_WAYS = 8;

/** An event in figures, over all its dates or of one, for who runs it. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readEventFigures(
  member: ActingMember,
  { eventId, dateId }: EventFiguresInput,
  now = new Date(),
): Promise<EventFigures> {
  return inOperator(member, async (tx) => {
    const event = await findReported(tx, eventId);
    if (!event) throw eventError('event.not_found');
    if (!mayChangeEvent(member, event)) throw eventError('event.not_yours');
    const { title, slug, timeZone, currency } = event;
    const dates = await listDateFigures(tx, eventId, now);
    const answers = await findAnswerFigures(tx, eventId, dateId, timeZone);
    const views = await findViewFigures(tx, eventId);
    const meant = dates.filter((one) => one.status === 'stands' && (dateId === null || one.dateId === dateId));
    const over = meant.filter((one) => one.over);
    const sum = (of: typeof dates, what: 'going' | 'came' | 'waiting' | 'due' | 'onAccount' | 'atDoor') =>
      of.reduce((total, one) => total + one[what], 0);
    const { answered, asked, cancelled } = answers;
    return {
      ...{ title, slug, timeZone, currency, answered, asked, cancelled },
      dates: dates.map((one) => ({ ...one, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() })),
      ...{ going: sum(meant, 'going'), came: sum(meant, 'came'), waiting: sum(meant, 'waiting') },
      ...{ due: sum(meant, 'due'), onAccount: sum(meant, 'onAccount'), atDoor: sum(meant, 'atDoor') },
      ...{ noShows: sum(over, 'going') - sum(over, 'came'), noShowsOf: sum(over, 'going') },
      views: views.byDay.reduce((total, one) => total + one.views, 0),
      byDay: joined(views.byDay, answers.byDay, 'date', ({ date }) => date).sort((a, b) => (a.date < b.date ? -1 : 1)),
      ways: joined(views.ways, answers.ways, 'from', ({ from }) => from)
        .sort((a, b) => b.people - a.people || b.views - a.views || (a.from < b.from ? -1 : 1))
        .slice(0, MOST_WAYS),
    };
  });
}

/** Views and people under one name: a day, or a way. */
function joined<K extends 'date' | 'from'>(
  views: readonly (Record<K, string> & { readonly views: number })[],
  people: readonly (Record<K, string> & { readonly people: number })[],
  name: K,
  keyOf: (one: Record<K, string>) => string,
): (Record<K, string> & { views: number; people: number })[] {
  const seen = new Map(views.map((one) => [keyOf(one), one.views]));
  const came = new Map(people.map((one) => [keyOf(one), one.people]));
  return [...new Set([...seen.keys(), ...came.keys()])].map((key) => ({
    ...({ [name]: key } as Record<K, string>),
    ...{ views: seen.get(key) ?? 0, people: came.get(key) ?? 0 },
  }));
}

const CHANGES = 30;

/** Who changed what about an event, the latest first, for who works at it. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readHistory(member: ActingMember, input: HistoryInput): Promise<History> {
  return inOperator(member, async (tx) => {
    const event = await findReported(tx, input.eventId);
    if (!event) throw eventError('event.not_found');
    if (!mayWorkTheDoor(member, event)) throw eventError('event.not_yours');
    const rows = await listChanges(tx, input.eventId, input, CHANGES + 1);
    const shown = rows.slice(0, CHANGES);
    const last = rows.length > CHANGES ? shown.at(-1) : undefined;
    return {
      ...{ title: event.title, timeZone: event.timeZone },
      changes: shown.map(({ startsAt, ...row }) => ({ ...row, startsAt: startsAt?.toISOString() ?? null })),
      next: last ? { at: last.at, id: last.id } : null,
    };
  });
}
