import { Repeat } from 'lucide-react';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { cn } from '@/ui/cn';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import type { TodayRow } from '../bookings.contract';

type Props = {
  heading: string;
  rows: readonly TodayRow[];
  timeZone: string;
  locale: string;
  /** Past, and so less loud. */
  quiet: boolean;
};

/** Those who are here, coming or gone: who, where, when. */
export function PresenceTable({ heading, rows, timeZone, locale, quiet }: Props) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={heading} className={cn('min-w-0', quiet && 'text-ink-muted')}>
      <h2 className="mb-2 flex items-baseline gap-2 text-lg">
        {heading} <span className="text-ink-faint tabular text-base font-normal">{rows.length}</span>
      </h2>
      <Table caption={`${heading}, ${rows.length}`}>
        <thead>
          <tr>
            <TableHead className="w-[34%]">Who</TableHead>
            <TableHead className="w-[26%] max-sm:hidden print:table-cell">Where</TableHead>
            <TableHead className="w-[18%]">When</TableHead>
            <TableHead className="max-sm:hidden print:table-cell">Note</TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.bookingId}>
              <TableCell>
                <span className="flex items-center gap-3">
                  <Avatar name={row.memberName} id={row.memberId} size="md" className="print:hidden" />
                  <span className="min-w-0 whitespace-normal">
                    <span className="font-medium">{row.memberName}</span>
                    <span className="text-ink-muted block text-sm sm:hidden print:hidden">
                      {row.resourceName}, {row.floorName}
                    </span>
                    {row.note ? (
                      <span className="text-ink-faint block text-sm sm:hidden print:hidden">{row.note}</span>
                    ) : null}
                  </span>
                  {row.role === 'visitor' ? <Badge tone="outline">Visitor</Badge> : null}
                </span>
              </TableCell>
              <TableCell className="max-sm:hidden print:table-cell">
                {row.resourceName}
                <span className="text-ink-faint block text-sm">{row.floorName}</span>
              </TableCell>
              <TableCell figures="time">
                <span className="inline-flex items-center gap-1.5">
                  {rangeLabel({ startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }, timeZone, locale)}
                  {row.recurring ? <Repeat aria-label="repeats" className="text-ink-faint size-3.5" /> : null}
                </span>
              </TableCell>
              <TableCell className="text-ink-muted max-sm:hidden print:table-cell">{row.note}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
