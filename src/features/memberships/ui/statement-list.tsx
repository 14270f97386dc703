'use client';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { ShowMore } from '@/ui/show-more';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { creditInWords } from '../domain/credit-words';
import type { StatementEntry } from '../memberships.contract';

type Props = {
  entries: readonly StatementEntry[];
  currency: string;
  timeZone: string;
  locale: string;
  more: { readonly onMore: () => void; readonly loading: boolean } | null;
};

const KIND: Record<StatementEntry['kind'], string> = {
  granted: 'Given by the house',
  bought: 'Bought',
  allowance: 'From the plan',
  earned: 'Earned',
  rolled_in: 'Taken over from the period before',
  spent: 'Used',
  returned: 'Came back',
  expired: 'Over',
  taken_back: 'Taken back by the house',
  rolled_out: 'Taken over into the next period',
};

/** What came and went, the latest first, each with what it was for. */
export function StatementList({ entries, currency, timeZone, locale, more }: Props) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  return (
    <>
      <Table caption="Entries, the latest first">
        <thead>
          <tr>
            <TableHead>Day</TableHead>
            <TableHead>What</TableHead>
            <TableHead className="text-right">Amount</TableHead>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <TableRow key={entry.number}>
              <TableCell figures="time" className="text-ink-muted align-top whitespace-nowrap">
                {day.format(new Date(entry.at))}
              </TableCell>
              <TableCell className="w-full">
                {KIND[entry.kind]} · {entry.bucketName}
                <span className="text-ink-muted block text-sm">{whatFor(entry, locale)}</span>
              </TableCell>
              <TableCell className="tabular text-right align-top whitespace-nowrap">
                {entry.amount > 0 ? '+' : ''}
                {creditInWords(entry.amount, entry.unit, currency, locale)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {more ? <ShowMore shown={entries.length} what="entries" {...more} /> : null}
    </>
  );
}

function whatFor({ booking, reason }: StatementEntry, locale: string): string {
  if (!booking) return reason;
  const { resourceName, startsAt, timeZone } = booking;
  const at = new Date(startsAt);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(
    at,
  );
  return `${resourceName}, ${day}, ${clockLabel(at, timeZone, locale)}`;
}
