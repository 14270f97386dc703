'use client';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { localDateOf } from '@/kernel/zone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { creditInWords } from '../domain/credit-words';
import type { BucketView, CreditsView } from '../memberships.contract';

type Props = {
  credits: CreditsView;
  now: Date;
  locale: string;
  onTakeBack?: (bucket: BucketView) => void;
};

/** What somebody holds: how much of it is left, what it pays, and when it ends. */
export function HeldList({ credits: { buckets, currency, timeZone }, now, locale, onTakeBack }: Props) {
  const words = (amount: number, bucket: BucketView) => creditInWords(amount, bucket.unit, currency, locale);
  return (
    <ul aria-label="Held" className="divide-line border-line bg-surface divide-y rounded-lg border">
      {buckets.map((bucket) => {
        const over = bucket.expiresAt !== null && new Date(bucket.expiresAt) <= now;
        const usable = bucket.left > 0 && !over;
        return (
          <li key={bucket.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3">
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className={usable ? 'font-medium' : 'text-ink-muted'}>{bucket.name}</span>
              {usable ? null : <Badge>{over ? 'Over' : 'Used up'}</Badge>}
            </p>
            <p className="tabular text-right">
              <span className={usable ? 'font-medium' : 'text-ink-muted'}>{words(bucket.left, bucket)}</span>
              <span className="text-ink-muted text-sm"> of {words(bucket.given, bucket)}</span>
            </p>
            <p className="text-ink-muted text-sm">{whatFor(bucket, timeZone, locale)}</p>
            {onTakeBack && usable ? (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Take back from ${bucket.name}`}
                onClick={() => onTakeBack(bucket)}
              >
                Take back
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** "For meeting rooms · until 30 June 2026". */
function whatFor({ kinds, expiresAt, coversFrom }: BucketView, timeZone: string, locale: string): string {
  const what = kinds.length === 0 ? 'Everything' : kinds.map((kind) => KIND_WORDS[kind]).join(', ');
  // The moment at which it ends is midnight: the day before is the last one.
  const last = expiresAt && localDateOf(new Date(new Date(expiresAt).getTime() - 1), timeZone);
  const from = coversFrom ? ` from ${dateInWords(coversFrom, locale)}` : '';
  return `${what} ·${from} ${last ? `until ${dateInWords(last, locale)}` : 'without an end'}`;
}
