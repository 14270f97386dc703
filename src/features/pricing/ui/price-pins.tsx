'use client';
import { Check, TriangleAlert, X } from 'lucide-react';
import { ROLES_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import type { ChangedPin, JudgedPin, PricePin } from '../domain/price-pins';

type InWords = { readonly currency: string; readonly locale: string; readonly today: string };

/** Which booking it is: "Tue 1 Dec 16:00–20:00, members, 2 guests". */
export function pinnedInWords({ wish }: PricePin, { locale, today }: InWords): string {
  const guests = wish.guests > 0 ? [`${wish.guests} ${wish.guests === 1 ? 'guest' : 'guests'}`] : [];
  const full = typeof wish.fullness === 'number' ? [`${wish.fullness} % full`] : [];
  const when = `${dateInWords(wish.date, locale, today)} ${wish.from}–${wish.to}`;
  return [when, ROLES_IN_WORDS[wish.role], ...guests, ...full, ...(wish.recurring ? ['repeating'] : [])].join(', ');
}

const amountInWords = (amount: number | null, { currency, locale }: InWords): string =>
  amount === null ? 'not bookable' : amount === 0 ? 'free' : moneyInWords(amount, currency, locale);

/** What a list would make of it: "would cost €60.00 instead of €56.00". */
export function changeInWords({ amount, pin: { expected } }: ChangedPin, words: InWords): string {
  const now = amount === null ? 'not be bookable' : `${amount === 0 ? 'be' : 'cost'} ${amountInWords(amount, words)}`;
  const before =
    expected === null ? 'not being bookable' : expected === 0 ? 'being free' : amountInWords(expected, words);
  return `would ${now} instead of ${before}`;
}

type Props = InWords & {
  pins: readonly JudgedPin[];
  places: ReadonlyMap<string, string>;
  onUnpin: (pin: PricePin) => void;
};

/** The bookings whose price their owner knows, each reckoned by the list as it is typed. */
export function PricePins({ pins, places, onUnpin, ...words }: Props) {
  if (pins.length === 0) return null;
  const changed = pins.filter(({ type }) => type === 'changed').length;
  return (
    <section aria-labelledby="price-pins" className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 id="price-pins" className="font-semibold">
          Pinned prices
        </h3>
        <p role="status" className={changed > 0 ? 'text-warn text-sm' : 'text-ink-muted text-sm'}>
          {changed === 0 ? 'All as they are to be' : `${changed} of ${pins.length} would change`}
        </p>
      </div>
      <ul aria-label="Pinned prices" className="divide-line border-line bg-surface divide-y rounded-lg border">
        {pins.map((judged) => {
          const { pin } = judged;
          const name = places.get(pin.resourceId) ?? 'A place that is gone';
          const which = `${name}, ${pinnedInWords(pin, words)}`;
          return (
            <li key={pin.id} className="flex items-center justify-between gap-3 px-4 py-2">
              <p className="min-w-0">
                <span className="font-medium">{name}</span> <span>{pinnedInWords(pin, words)}</span>
                <Verdict judged={judged} words={words} />
              </p>
              <Button size="sm" variant="ghost" aria-label={`Unpin ${which}`} onClick={() => onUnpin(pin)}>
                <X aria-hidden />
                Unpin
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Verdict({ judged, words }: { judged: JudgedPin; words: InWords }) {
  if (judged.type === 'gone')
    return <span className="text-ink-muted block text-sm">The place is gone: nothing is held against it.</span>;
  if (judged.type === 'changed')
    return (
      <span className="text-warn tabular flex items-center gap-1.5 text-sm">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        {changeInWords(judged, words)}
      </span>
    );
  return (
    <span className="text-ink-muted tabular flex items-center gap-1.5 text-sm">
      <Check aria-hidden className="size-4 shrink-0" />
      {amountInWords(judged.amount, words)}, as pinned by {judged.pin.pinnedByName}
    </span>
  );
}
