import { percentOf } from '@/features/event-report/domain/shares';
import { reportOf } from '@/features/event-report/domain/report-search';
import { readReport } from '@/features/event-report/event-report.reads';
import { CATEGORIES } from '@/features/events/events.contract';
import { CATEGORY_WORDS } from '@/features/events/ui/event-words';
import { figureOf } from '@/kernel/money';
import { localDateOf } from '@/kernel/zone';
import { getMemberOfSpace } from '@/server/auth/membership';
import { writeTable } from '@/server/csv/table';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';
import { reportSearchOf } from './report-search-of';

const HEAD = [
  ...['Event', 'Host', 'Category', 'Status', 'Dates', 'Cancelled dates', 'Places', 'Coming', 'Were there'],
  ...['Did not come', 'Did not come (%)', 'Waiting', 'Views', 'People who answered', 'Answered (% of views)'],
  ...['Tickets', 'Of it on accounts', 'Paid at the door', 'Currency'],
];
const text = (figure: number | null): string => (figure === null ? '' : String(figure));

/** The report over events as a table, all of them at once: what whoever asks may see of it. */
export const serveEventReport = (request: Request, where: { space: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const spaceId = idOr404<'space'>(where.space);
    const member = await getMemberOfSpace(session, spaceId);
    const search = reportSearchOf(Object.fromEntries(new URL(request.url).searchParams));
    const asked = reportOf(search, localDateOf(new Date(), 'UTC'), CATEGORIES);
    const { rows, currency } = await readReport(member, { spaceId, ...asked }, { whole: true });
    const lines = rows.map((row) => [
      ...[row.title, row.hostName, CATEGORY_WORDS[row.category], row.status],
      ...[row.dates, row.cancelled, row.places, row.going, row.came, row.noShows].map(text),
      ...[percentOf(row.noShows, row.noShowsOf), row.waiting, row.views, row.answered].map(text),
      text(percentOf(row.answered, row.views)),
      ...[row.due, row.onAccount, row.atDoor].map((minor) => figureOf(minor, currency)),
      currency,
    ]);
    return new Response(writeTable(HEAD, lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="events ${asked.from} to ${asked.to}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  });
