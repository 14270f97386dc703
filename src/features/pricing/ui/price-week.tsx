'use client';
import { useMemo } from 'react';
import { figureOf } from '@/kernel/money';
import { cn } from '@/ui/cn';
import { weekOfPrices, type TriedBooking } from '../domain/try-price';
import type { PriceList } from '../pricing.contract';

type Props = { list: PriceList; currency: string; tried: TriedBooking; who: string; now: Date };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const SHADES = ['bg-sunken', 'bg-accent-soft/50', 'bg-accent-soft', 'bg-accent-soft font-medium'];

/** What an hour costs through the week, for one place and one kind of person: as it is read, and darker where it is dearer. */
export function PriceWeek({ list, currency, tried, who, now }: Props) {
  const { place, role, date } = tried;
  const week = useMemo(
    () => weekOfPrices(list, currency, { place, role, date }, now),
    [list, currency, place, role, date, now],
  );
  const most = Math.max(1, ...week.flatMap(({ prices }) => prices.map((one) => one ?? 0)));
  const shade = (price: number | null) =>
    price === null ? '' : SHADES[Math.min(SHADES.length - 1, Math.floor((price / most) * (SHADES.length - 0.01)))];
  return (
    <figure className="grid gap-2">
      <figcaption className="text-ink-muted text-sm">
        One hour at {place.name} for {who}, in {currency}, in the week of the day that is tried.
      </figcaption>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Prices through the week">
        <table className="tabular w-full min-w-[28rem] border-separate border-spacing-0.5 text-center text-xs">
          <thead>
            <tr>
              <th scope="col" className="text-ink-muted font-normal">
                From
              </th>
              {DAYS.map((day) => (
                <th key={day} scope="col" className="text-ink-muted py-1 font-medium">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.map(({ hour, prices }) => (
              <tr key={hour}>
                <th scope="row" className="text-ink-muted font-normal">
                  {String(hour).padStart(2, '0')}:00
                </th>
                {prices.map((price, at) => (
                  <td key={DAYS[at]} className={cn('rounded-xs px-1 py-0.5', shade(price))}>
                    {price === null ? <span className="text-ink-muted">–</span> : figureOf(price, currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
