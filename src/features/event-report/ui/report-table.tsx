'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { CATEGORY_WORDS } from '@/features/events/ui/event-words';
import { moneyInWords } from '@/kernel/money';
import { cn } from '@/ui/cn';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { percentOf } from '../domain/shares';
import type { ReportSort } from '../domain/report-search';
import type { Report } from '../event-report.contract';
import { ShareBar } from './share-bar';

type Sorted = { readonly sort: ReportSort; readonly ascending: boolean };
type Props = {
  report: Report;
  where: { readonly operator: string; readonly space: string };
  sorted: Sorted;
  onSort: (sort: ReportSort) => void;
  locale: string;
};

const COLUMNS: readonly (readonly [sort: ReportSort, words: string])[] = [
  ['title', 'Event'],
  ['dates', 'Dates'],
  ['places', 'Places'],
  ['going', 'Coming'],
  ['came', 'Were there'],
  ['noShows', 'Did not come'],
  ['waiting', 'Waiting'],
  ['views', 'Views'],
  ['answered', 'Answered'],
];
const MONEY = ['due', 'Income'] as const;

/** Each event with what became of it, to be sorted by any of it; all of them together at the foot. */
export function ReportTable({ report, where, sorted, onSort, locale }: Props) {
  // Where no ticket costs anything there is nothing to read.
  const earns = report.sums.due > 0 || report.sums.atDoor > 0;
  const say = earns ? (minor: number) => moneyInWords(minor, report.currency, locale) : null;
  return (
    <Table caption="Events in figures">
      <thead>
        <tr>
          {[...COLUMNS, ...(earns ? [MONEY] : [])].map(([sort, words]) => (
            <Head key={sort} {...{ sort, words, sorted }} onSort={() => onSort(sort)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <TableRow key={row.eventId}>
            <TableCell className="max-w-72 min-w-48 whitespace-normal!">
              <Link
                href={paths.eventFigures(where.operator, where.space, row.slug)}
                className="text-accent-ink font-medium underline-offset-4 hover:underline"
              >
                {row.title}
              </Link>
              <span className="text-ink-muted block text-sm">
                {[`with ${row.hostName}`, CATEGORY_WORDS[row.category], row.status === 'cancelled' ? 'cancelled' : null]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </TableCell>
            <Figures of={row} say={say} />
          </TableRow>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-line border-t-2 font-semibold">
          <TableCell>All {report.events}</TableCell>
          <Figures of={report.sums} say={say} />
        </tr>
      </tfoot>
    </Table>
  );
}

type FiguresProps = {
  of: Report['sums'];
  /** Money in words; null where there is none. */
  say: ((minor: number) => string) | null;
};

function Figures({ of, say }: FiguresProps) {
  const { dates, cancelled, places, going, came, noShows, noShowsOf, waiting, views, answered, due } = of;
  return (
    <>
      <TableCell figures="money">
        {dates}
        {cancelled > 0 ? <span className="text-ink-muted block text-sm font-normal">{cancelled} off</span> : null}
      </TableCell>
      <TableCell figures="money">{dates === 0 ? '–' : (places ?? 'any')}</TableCell>
      <TableCell figures="money">
        {places === null ? going : <ShareBar percent={percentOf(going, places)} words={String(going)} />}
      </TableCell>
      <TableCell figures="money">{came}</TableCell>
      <TableCell figures="money">
        <ShareBar percent={percentOf(noShows, noShowsOf)} />
      </TableCell>
      <TableCell figures="money">{waiting}</TableCell>
      <TableCell figures="money">{views}</TableCell>
      <TableCell figures="money">
        <ShareBar percent={percentOf(answered, views)} />
      </TableCell>
      {say ? <TableCell figures="money">{say(due)}</TableCell> : null}
    </>
  );
}

type HeadProps = { sort: ReportSort; words: string; sorted: Sorted; onSort: () => void };

function Head({ sort, words, sorted, onSort }: HeadProps) {
  const on = sorted.sort === sort;
  const Arrow = sorted.ascending ? ArrowUp : ArrowDown;
  return (
    <TableHead
      aria-sort={on ? (sorted.ascending ? 'ascending' : 'descending') : undefined}
      className={sort === 'title' ? undefined : 'text-right'}
    >
      <button
        type="button"
        onClick={onSort}
        className="focus-ring hover:text-ink inline-flex min-h-6 items-center gap-1 rounded-sm"
      >
        {words}
        <Arrow aria-hidden className={cn('size-3.5', on ? undefined : 'invisible')} />
      </button>
    </TableHead>
  );
}
