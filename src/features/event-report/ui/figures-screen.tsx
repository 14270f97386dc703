'use client';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { dateWords, whenWords } from '@/features/bookings/domain/when-words';
import type { EventId, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import { Card, CardTitle } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { everyDay, percentOf, percentWords } from '../domain/shares';
import type { DateFigures, EventFigures } from '../event-report.contract';
import { ShareBar } from './share-bar';
import { wayWords } from './way-words';

type Props = {
  operator: { readonly id: OperatorId; readonly slug: string };
  space: string;
  eventId: EventId;
  first: EventFigures;
  firstDate: string | null;
  today: LocalDate;
  locale: string;
};

/** An event in figures, over all its dates or of one: who looked, who answered, who came, and by which way. */
export function FiguresScreen({ operator, space, eventId, first, firstDate, today, locale }: Props) {
  const trpc = useTRPC();
  const [date, setDate] = useQueryState('date', parseAsString.withOptions({ history: 'replace', shallow: true }));
  const chosen = first.dates.find(({ dateId }) => dateId === date)?.dateId ?? null;
  const { data = first } = useQuery(
    trpc.eventReport.figures.queryOptions(
      { operatorId: operator.id, eventId, dateId: chosen },
      { initialData: chosen === firstDate ? first : undefined },
    ),
  );
  const when = ({ startsAt, endsAt }: DateFigures) =>
    whenWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, data.timeZone, locale, today);
  const { slug, title, dates } = data;
  const stand = dates.filter(({ status }) => status !== 'skipped');
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader title={`${title} in figures`} lead={leadOf(data)} />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-3">
        {stand.length > 1 ? (
          <Field label="Of which dates" className="min-w-0 flex-1 basis-64 sm:max-w-md">
            <Select value={chosen ?? ''} onChange={({ target }) => void setDate(target.value || null)}>
              <option value="">All {stand.length}</option>
              {stand.map((one) => (
                <option key={one.dateId} value={one.dateId}>
                  {when(one)}
                  {one.status === 'cancelled' ? ' · cancelled' : ''}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <span />
        )}
        <span className="flex flex-wrap gap-2">
          <LinkButton size="sm" href={paths.eventGuests(operator.slug, space, slug, { date: chosen ?? undefined })}>
            Who comes
          </LinkButton>
          <LinkButton size="sm" variant="ghost" href={paths.eventHistory(operator.slug, space, slug)}>
            Who changed what
          </LinkButton>
        </span>
      </div>
      {stand.length === 0 ? (
        <EmptyState
          picture="calendar"
          action={<LinkButton href={paths.editEvent(operator.slug, space, slug)}>Edit it</LinkButton>}
        >
          It has no dates yet. Once it is published, who looks and who comes stands here.
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <Tiles data={data} locale={locale} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <Days data={data} today={today} locale={locale} />
            <Ways data={data} />
          </div>
          {stand.length > 1 ? <Dates dates={stand} when={when} /> : null}
        </div>
      )}
    </div>
  );
}

function leadOf({ views, answered, going }: EventFigures): string {
  return [
    `${going} coming`,
    `${views} ${views === 1 ? 'view' : 'views'}`,
    `${answered} ${answered === 1 ? 'person' : 'people'} answered`,
  ].join(' · ');
}

function Tiles({ data, locale }: { data: EventFigures; locale: string }) {
  const { due, onAccount, atDoor, currency } = data;
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  const { going, came, noShows, noShowsOf, waiting, asked, cancelled, views, answered } = data;
  const tiles = [
    { figure: String(views), words: 'opened its page' },
    { figure: percentWords(percentOf(answered, views)), words: 'of them answered' },
    { figure: String(going), words: 'coming' },
    { figure: String(came), words: 'were there' },
    { figure: percentWords(percentOf(noShows, noShowsOf)), words: 'did not come' },
    { figure: String(waiting), words: 'waiting' },
    ...(asked > 0 ? [{ figure: String(asked), words: 'ask to come' }] : []),
    { figure: String(cancelled), words: 'cancelled' },
    ...(due > 0 ? [{ figure: say(due), words: 'for tickets' }] : []),
    ...(onAccount > 0 ? [{ figure: say(onAccount), words: 'of it on accounts' }] : []),
    ...(atDoor > 0 ? [{ figure: say(atDoor), words: 'paid at the door' }] : []),
  ];
  return (
    <ul aria-label="In numbers" className="flex flex-wrap gap-x-10 gap-y-4">
      {tiles.map(({ figure, words }) => (
        <li key={words} className="grid">
          <span className="tabular text-2xl font-semibold">{figure}</span>
          <span className="text-ink-muted text-sm">{words}</span>
        </li>
      ))}
    </ul>
  );
}

const MOST_DAYS = 42;
const LEAST_DAYS = 14;
type Day = EventFigures['byDay'][number];

/** Few days stand at the end of two weeks: a day is as wide as ever. */
function widened(days: readonly Day[], none: (date: string) => Day): Day[] {
  const [first] = days;
  if (!first) return [];
  const before = Math.max(0, LEAST_DAYS - days.length);
  return [...Array.from({ length: before }, (_, at) => none(addDays(first.date, at - before))), ...days];
}

/** The last weeks day by day: views above, people who said that they come below, each as bars with their height in words for who does not see them. */
function Days({ data, today, locale }: { data: EventFigures; today: LocalDate; locale: string }) {
  const none = (date: string) => ({ date, views: 0, people: 0 });
  const days = widened(everyDay(data.byDay, (date) => addDays(date, 1), none).slice(-MOST_DAYS), none);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last)
    return (
      <Card aria-label="Day by day" className="grid gap-3">
        <CardTitle>Day by day</CardTitle>
        <p className="text-ink-muted">Nobody has opened its page or answered yet.</p>
      </Card>
    );
  const say = (date: string) => dateWords(date, locale, today);
  return (
    <Card aria-label="Day by day" className="grid gap-4">
      <CardTitle>Day by day</CardTitle>
      {(['views', 'people'] as const).map((what) => {
        const most = Math.max(1, ...days.map((day) => day[what]));
        const best = days.find((day) => day[what] === most) ?? first;
        const words = what === 'views' ? 'Views' : 'People who said that they come';
        const sum = days.reduce((total, day) => total + day[what], 0);
        return (
          <figure key={what} className="grid gap-1">
            <figcaption className="text-ink-muted text-sm">
              {words}: {sum}
              {sum > 0 ? `, the most on ${say(best.date)} (${most})` : ''}
            </figcaption>
            <svg
              viewBox={`0 0 ${days.length * 10} 60`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`${words} day by day from ${say(first.date)} to ${say(last.date)}`}
              className="border-line h-16 w-full border-b"
            >
              {days.map((day, at) => (
                <rect
                  key={day.date}
                  x={at * 10 + 1}
                  width={8}
                  y={60 - (day[what] / most) * 56}
                  height={(day[what] / most) * 56}
                  className={what === 'views' ? 'fill-ink-faint' : 'fill-accent-ink'}
                />
              ))}
            </svg>
          </figure>
        );
      })}
      <p className="text-ink-faint tabular flex justify-between text-sm">
        <span>{say(first.date)}</span>
        {first.date === last.date ? null : <span>{say(last.date)}</span>}
      </p>
    </Card>
  );
}

const Ways = ({ data: { ways, going } }: { data: EventFigures }) => (
  <Card aria-label="Where they came from" className="grid gap-3">
    <CardTitle>Where they came from</CardTitle>
    {ways.length === 0 ? (
      <p className="text-ink-muted">
        Put <code>?from=newsletter</code> behind its address wherever you name it, and you read here what brought
        people.
      </p>
    ) : (
      <table className="w-full text-left">
        <thead>
          <tr className="text-ink-faint text-xs">
            <th scope="col" className="pb-1 font-medium">
              From
            </th>
            <th scope="col" className="pr-4 pb-1 text-right font-medium">
              Views
            </th>
            <th scope="col" className="pb-1 text-right font-medium">
              Coming
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map(({ from, views, people }) => (
            <tr key={from}>
              <th scope="row" className="max-w-48 py-1 pr-3 font-normal break-words">
                {wayWords(from)}
              </th>
              <td className="tabular py-1 pr-4 text-right">{views}</td>
              <td className="py-1 text-right">
                <ShareBar percent={percentOf(people, going)} words={String(people)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Card>
);

const Dates = ({ dates, when }: { dates: readonly DateFigures[]; when: (date: DateFigures) => string }) => (
  <Table caption="Its dates in figures">
    <thead>
      <tr>
        <TableHead>Date</TableHead>
        <TableHead className="text-right">Places</TableHead>
        <TableHead className="text-right">Coming</TableHead>
        <TableHead className="text-right">Were there</TableHead>
        <TableHead className="text-right">Did not come</TableHead>
        <TableHead className="text-right">Waiting</TableHead>
      </tr>
    </thead>
    <tbody>
      {[...dates].reverse().map((date) => {
        const { dateId, status, capacity, going, came, waiting, over } = date;
        return (
          <TableRow key={dateId}>
            <TableCell figures="time">
              {when(date)}
              {status === 'cancelled' ? <span className="text-ink-muted block text-sm">cancelled</span> : null}
            </TableCell>
            <TableCell figures="money">{capacity ?? 'any'}</TableCell>
            <TableCell figures="money">
              {capacity === null ? going : <ShareBar percent={percentOf(going, capacity)} words={String(going)} />}
            </TableCell>
            <TableCell figures="money">{came}</TableCell>
            <TableCell figures="money">
              <ShareBar percent={over && status === 'stands' ? percentOf(going - came, going) : null} />
            </TableCell>
            <TableCell figures="money">{waiting}</TableCell>
          </TableRow>
        );
      })}
    </tbody>
  </Table>
);
