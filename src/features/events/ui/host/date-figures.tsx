'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import { dateWords } from '@/features/bookings/domain/when-words';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { Card, CardTitle } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';
import { runningTotal } from '../../domain/sign-ups';
import type { Guests } from '../../event-pages.contract';
import { people } from './guest-row';

type Tile = { readonly figure: string; readonly words: string };
type Sums = Pick<Guests, 'sums' | 'capacity'>;

/** The answer first: how many come, wait and ask. */
export function DateSums({ sums, capacity }: Sums) {
  const tiles: Tile[] = [
    { figure: capacity === null ? String(sums.going) : `${sums.going} of ${capacity}`, words: 'coming' },
    { figure: String(sums.in), words: 'in' },
    ...(sums.asked > 0 ? [{ figure: String(sums.asked), words: 'ask to come' }] : []),
    ...(sums.offered > 0 ? [{ figure: String(sums.offered), words: 'were offered a place' }] : []),
    { figure: String(sums.waiting), words: 'waiting' },
  ];
  return <Tiles tiles={tiles} label="Who comes, in numbers" />;
}

const Tiles = ({ tiles, label }: { tiles: readonly Tile[]; label: string }) => (
  <ul aria-label={label} className="flex flex-wrap gap-x-8 gap-y-3">
    {tiles.map(({ figure, words }) => (
      <li key={words} className="grid">
        <span className="tabular text-2xl font-semibold">{figure}</span>
        <span className="text-ink-muted text-sm">{words}</span>
      </li>
    ))}
  </ul>
);

type Props = { operatorId: OperatorId; dateId: EventDateId; today: string; locale: string };

/** How the answers came in, where from, and who did not come once it is over. */
export function DateFigures({ operatorId, dateId, today, locale }: Props) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.events.figures.queryOptions({ operatorId, dateId }));
  if (!data) return <Skeleton className="h-48 rounded-lg" />;
  const { going, declined, cancelled, noShows, byDay, cameFrom, replies } = data;
  const rate = noShows !== null && going > 0 ? ` (${Math.round((noShows / going) * 100)} %)` : '';
  const tiles: Tile[] = [
    ...(noShows === null ? [] : [{ figure: `${noShows}${rate}`, words: 'did not come' }]),
    { figure: String(cancelled), words: 'cancelled' },
    { figure: String(declined), words: 'said or were told no' },
  ];
  return (
    <Card aria-label="How it filled" className="grid gap-5">
      <CardTitle>How it filled</CardTitle>
      <Tiles tiles={tiles} label="What became of it" />
      {byDay.length > 0 ? <Curve byDay={byDay} today={today} locale={locale} /> : null}
      {cameFrom.length > 0 ? (
        <div>
          <h3 className="text-ink-muted mb-1 text-sm font-medium">Where they came from</h3>
          <ul>
            {cameFrom.map(({ from, people: count }) => (
              <li key={from} className="flex justify-between gap-3">
                <span className="min-w-0 truncate">{from}</span>
                <span className="tabular">{count}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {replies.map(({ ask, counts }) => (
        <div key={ask}>
          <h3 className="text-ink-muted mb-1 text-sm font-medium break-words">{ask}</h3>
          <ul>
            {counts.map(({ words, answers }) => (
              <li key={words} className="flex justify-between gap-3">
                <span className="min-w-0 break-words">{words}</span>
                <span className="tabular">{answers}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

const [WIDE, HIGH] = [320, 96];

/** The people who come, summed day by day from the first answer on; the same in words for who does not see it. */
function Curve({
  byDay,
  today,
  locale,
}: Pick<Props, 'today' | 'locale'> & { byDay: readonly { date: string; people: number }[] }) {
  const days = runningTotal(byDay);
  const last = days.at(-1);
  const first = days[0];
  if (!first || !last) return null;
  const at = (day: number, total: number): string =>
    `${days.length === 1 ? WIDE : (day / (days.length - 1)) * WIDE},${HIGH - (total / last.total) * (HIGH - 8)}`;
  const points = [...(days.length === 1 ? [`0,${HIGH}`] : []), ...days.map(({ total }, day) => at(day, total))];
  const say = (date: string) => dateWords(date, locale, today);
  const words = `${people(last.total)} from ${say(first.date)} to ${say(last.date)}`;
  return (
    <figure className="grid gap-1">
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        role="img"
        aria-label={`Who comes, day by day: ${words}`}
        preserveAspectRatio="none"
        className="h-24 w-full"
      >
        <polygon points={`0,${HIGH} ${points.join(' ')} ${WIDE},${HIGH}`} className="fill-accent-soft" />
        <polyline
          points={points.join(' ')}
          className="stroke-accent-ink fill-none"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="text-ink-faint tabular flex justify-between text-sm">
        <span>{say(first.date)}</span>
        {first.date === last.date ? null : <span>{say(last.date)}</span>}
      </figcaption>
    </figure>
  );
}
