'use client';
import { useState } from 'react';
import { KINDS_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { moneyInWords } from '@/kernel/money';
import { localDateOf } from '@/kernel/zone';
import { dateInWords } from '@/ui/calendar-day';
import { Badge } from '@/ui/badge';
import { ShowMore } from '@/ui/show-more';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import type { PriceNames } from '../domain/price-words';
import { byChange, type Replay, type Replayed, type ReplayWorld, type Sum, underList } from '../domain/replay';
import { whyThisPrice } from '../domain/trace-words';
import { asVersion } from '../domain/try-price';
import { PriceReasons } from './price-reasons';

type Shown = { readonly currency: string; readonly locale: string; readonly today: string };
type Props = { replay: Replay; world: ReplayWorld; names: PriceNames; today: string; locale: string };

const money = (amount: number, { currency, locale }: Shown): string => moneyInWords(amount, currency, locale);
/** With its sign: "+€12.00", "−€3.00", "as before". */
function difference(before: number, after: number, shown: Shown): string {
  if (after === before) return 'as before';
  return `${after > before ? '+' : '−'}${money(Math.abs(after - before), shown)}`;
}

/** What a replay found: the sum first, then by kind, by member, the bookings that change most and those that could not be. */
export function ReplayAnswer({ replay, world, names, today, locale }: Props) {
  const shown = { currency: world.currency, locale, today };
  const { all, byKind, byMember, most, lost, unpriced } = replay;
  const members = [...byMember.values()].sort(byChange).map((sum) => ({ ...sum, key: sum.name }));
  const kinds = [...byKind].map(([kind, sum]) => ({ ...sum, key: kind, name: sentence(KINDS_IN_WORDS[kind]) }));
  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <p className="tabular text-lg font-medium">{difference(all.before, all.after, shown)}</p>
        <p className="text-ink-muted tabular text-sm">
          {money(all.after, shown)} under these lines, {money(all.before, shown)} as it was.
        </p>
        {unpriced > 0 ? (
          <p className="text-ink-muted text-sm">
            {unpriced === 1 ? '1 had no price then and counts' : `${unpriced} had no price then and count`} as nothing.
          </p>
        ) : null}
      </div>
      {lost.many > 0 ? (
        <Bookings
          title={lost.many === 1 ? 'One could not be booked any more' : `${lost.many} could not be booked any more`}
          tone="danger"
          rows={lost.first}
          more={lost.many - lost.first.length}
          {...{ world, names, shown }}
        />
      ) : null}
      <Sums caption="By kind" rows={kinds} shown={shown} />
      <Sums caption="By member" rows={members} shown={shown} />
      {most.length > 0 ? (
        <Bookings title="The bookings that change most" rows={most} more={0} {...{ world, names, shown }} />
      ) : null}
    </div>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const AT_FIRST = 8;
type SumRow = Sum & { readonly key: string; readonly name: string };

function Sums({ caption, rows, shown }: { caption: string; rows: readonly SumRow[]; shown: Shown }) {
  const [many, setMany] = useState(AT_FIRST);
  return (
    <div className="grid gap-2">
      <h4 className="text-sm font-medium">{caption}</h4>
      <Table caption={caption}>
        <thead>
          <tr>
            <TableHead>Who or what</TableHead>
            <TableHead className="text-right">Bookings</TableHead>
            <TableHead className="text-right">As it was</TableHead>
            <TableHead className="text-right">Under these lines</TableHead>
            <TableHead className="text-right">Difference</TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, many).map(({ key, name, many: bookings, before, after }, at) => (
            <TableRow key={`${key} ${at}`}>
              <TableCell>{name}</TableCell>
              <TableCell figures="money">{bookings}</TableCell>
              <TableCell figures="money">{money(before, shown)}</TableCell>
              <TableCell figures="money">{money(after, shown)}</TableCell>
              <TableCell figures="money">{difference(before, after, shown)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {rows.length > many ? (
        <ShowMore
          onMore={() => setMany(many + 20)}
          shown={many}
          total={rows.length}
          what={caption === 'By kind' ? 'kinds' : 'members'}
        />
      ) : null}
    </div>
  );
}

type BookingsProps = {
  title: string;
  tone?: 'danger';
  rows: readonly Replayed[];
  more: number;
  world: ReplayWorld;
  names: PriceNames;
  shown: Shown;
};

function Bookings({ title, tone, rows, more, world, names, shown }: BookingsProps) {
  return (
    <div className="grid gap-2">
      <h4 className={tone === 'danger' ? 'text-danger text-sm font-medium' : 'text-sm font-medium'}>{title}</h4>
      <ul aria-label={title} className="divide-line border-line divide-y rounded-lg border">
        {rows.map((row) => (
          <li key={row.booking.id} className="px-4 py-2">
            <BookingRow {...{ row, world, names, shown }} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-ink-muted text-sm">And {more} more.</p> : null}
    </div>
  );
}

function BookingRow({
  row,
  world,
  names,
  shown,
}: Pick<BookingsProps, 'world' | 'names' | 'shown'> & { row: Replayed }) {
  const [open, setOpen] = useState(false);
  const { booking, before, after } = row;
  const { place, memberName } = booking;
  const day = dateInWords(localDateOf(booking.startsAt, place.timeZone), shown.locale, shown.today);
  const was = before === null ? 'no price' : money(before, shown);
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <span className="font-medium">{place.name}</span> {day} {rangeLabel(booking, place.timeZone, shown.locale)}{' '}
          <span className="text-ink-muted">{memberName}</span>
        </span>
        {after === null ? (
          <span className="tabular">
            {was} <Badge tone="danger">not bookable</Badge>
          </span>
        ) : (
          <span className="tabular">
            {was} → {money(after, shown)}{' '}
            <span className="text-ink-muted text-sm">{difference(before ?? 0, after, shown)}</span>
          </span>
        )}
      </p>
      {after === null ? null : (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary className="text-accent-ink min-h-6 cursor-pointer text-sm underline-offset-4 hover:underline">
            Why {money(after, shown)}?
          </summary>
          {open ? <Trace {...{ booking, world, names }} /> : null}
        </details>
      )}
    </>
  );
}

/** Reckoned again when it is asked for: kept for each of thousands, it would be heavier than all the rest. */
function Trace({ booking, world, names }: Pick<BookingsProps, 'world' | 'names'> & { booking: Replayed['booking'] }) {
  const answer = underList(booking, world);
  if (answer.type !== 'quote') return null;
  return (
    <ul className="mt-1 grid gap-2 text-sm">
      {answer.quote.lines.map((line) => (
        <li key={line.ranges[0]?.startsAt.toISOString()} className="grid gap-0.5">
          <PriceReasons reasons={whyThisPrice(line, answer.quote, [asVersion(world.list)], names)} />
        </li>
      ))}
    </ul>
  );
}
