'use client';
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { creditInWords } from '@/features/memberships/domain/credit-words';
import { moneyInWords } from '@/kernel/money';
import type { MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import { planTopic } from '@/kernel/realtime';
import type { TimeRange } from '@/kernel/time-range';
import type { PriceAnswerView } from '../price-asks.contract';
import { extrasInWords } from '../domain/extras';
import { dateInWords } from '@/ui/calendar-day';
import { PriceReasons } from './price-reasons';

/** Another member, or somebody without an account. */
export type Payer = { readonly memberId: MemberId } | 'guest';
type Wish = {
  spaceId: SpaceId;
  /** Null where that is not known yet. */
  resourceId: ResourceId | null;
  range: TimeRange | null;
  repeats: boolean;
  /** How many come along. */
  guests?: number;
  /** For whom staff book. */
  payer?: Payer;
  code?: string | null;
  /** As an address has them (`typedOf`). */
  extras?: string;
};

/** What it would cost as it is chosen now, and by the prices of now; undefined while that is not known. `isOfThis`: not that of what was chosen a moment before. */
export function usePrice({ spaceId, resourceId, range, repeats, guests = 0, payer, code = null, extras = '' }: Wish): {
  answer: PriceAnswerView | undefined;
  isOfThis: boolean;
  again: () => void;
} {
  const trpc = useTRPC();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries(trpc.pricing.price.pathFilter());
  useTopic(planTopic(spaceId), again);
  const wish = range &&
    resourceId && {
      spaceId,
      resourceId,
      startsAt: range.startsAt.toISOString(),
      endsAt: range.endsAt.toISOString(),
      repeats: repeats ? ('yes' as const) : ('no' as const),
      ...(guests > 0 ? { guests } : {}),
      ...(payer === 'guest' ? { forGuest: 'yes' as const } : payer ? { forMember: payer.memberId } : {}),
      ...(code === null ? {} : { code }),
      ...(extras ? { extras } : {}),
    };
  const options = { staleTime: 10_000, retry: false, placeholderData: keepPreviousData } as const;
  const { data, isPlaceholderData } = useQuery(trpc.pricing.price.queryOptions(wish ?? skipToken, options));
  return { answer: data, isOfThis: !isPlaceholderData, again };
}

type Props = { answer: PriceAnswerView | undefined; zone: string; locale: string; repeats: boolean };

/** The price of what is chosen, and why it is so; nothing where the space speaks of no prices. */
export function PriceNote({ answer, zone, locale, repeats }: Props) {
  const price = answer?.price;
  if (!price) return null;
  const money = (amount: number) => moneyInWords(amount, price.currency, locale);
  const tax = price.taxes.filter(({ amount }) => amount > 0);
  return (
    <section aria-label="Price" className="grid gap-1.5">
      <p className="tabular flex flex-wrap items-baseline gap-x-2" role="status">
        <span className="text-lg font-medium">{headOf(price, money)}</span>
        {repeats ? <span className="text-ink-muted text-sm">for each date like this one</span> : null}
        {tax.map(({ name, percent, amount }) => (
          <span key={name} className="text-ink-faint text-sm">
            {price.taxesIncluded ? 'with' : 'and'} {money(amount)} {name} ({percent} %)
          </span>
        ))}
      </p>
      {price.credits.length > 0 ? (
        <p className="text-ink-muted text-sm">
          Paid with what you hold:{' '}
          {price.credits
            .map(({ name, unit, used }) => `${creditInWords(used, unit, price.currency, locale)} of ${name}`)
            .join(', ')}
          .
        </p>
      ) : null}
      {price.deposit ? (
        <p className="tabular text-sm">
          <span className="font-medium">Deposit {money(price.deposit.amount)}</span>
          <span className="text-ink-muted">{depositInWords(price.deposit, repeats, locale)}</span>
        </p>
      ) : null}
      <details className="group">
        <summary className="text-accent-ink inline-flex min-h-6 cursor-pointer list-none items-center gap-1 text-sm underline-offset-4 hover:underline">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          Why this price?
        </summary>
        <ul className="mt-2 grid gap-3">
          {price.parts.map((part) => (
            <li key={part.ranges[0]?.startsAt} className="grid gap-1 text-sm">
              <p className="tabular flex justify-between gap-3 font-medium">
                <span>{part.ranges.map((one) => rangeLabel(datesOf(one), zone, locale)).join(', ')}</span>
                <span>{money(part.amount)}</span>
              </p>
              <PriceReasons reasons={part.reasons} />
            </li>
          ))}
          {price.extras?.map(({ name, count, amount }) => (
            <li key={name} className="tabular flex justify-between gap-3 text-sm font-medium">
              <span>{extrasInWords([{ name, count }])}</span>
              <span>{money(amount)}</span>
            </li>
          ))}
        </ul>
        <Cancelling
          steps={price.cancellation}
          noShow={price.noShow}
          holds={price.credits.length > 0}
          money={money}
          zone={zone}
          locale={locale}
        />
      </details>
    </section>
  );
}

/** " due with the booking, returned after it: by Thu 4 Jun if nothing is kept of it." */
function depositInWords({ returnsOn }: NonNullable<Price['deposit']>, repeats: boolean, locale: string): string {
  const due = repeats ? ' for each date, due on its day' : ' due with the booking';
  return `${due}, returned after it: by ${dateInWords(returnsOn, locale)} if nothing is kept of it.`;
}

const headOf = ({ due, credits }: Price, money: (amount: number) => string): string =>
  due > 0 ? money(due) : credits.length > 0 ? 'Nothing left to pay' : 'Free';

const datesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

type Price = NonNullable<PriceAnswerView['price']>;
type Steps = Price['cancellation'];

/** What giving it back would cost, from when on. */
function Cancelling({
  steps,
  noShow,
  holds,
  money,
  zone,
  locale,
}: {
  steps: Steps;
  noShow: Price['noShow'];
  /** Something prepaid pays for it, and is kept in part. */
  holds: boolean;
  money: (amount: number) => string;
  zone: string;
  locale: string;
}) {
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: zone,
  });
  const costs = ({ cost, percent }: NonNullable<Price['noShow']>): string => {
    const kept = holds && percent > 0 ? `${percent} % of what you hold for it` : null;
    const lost = [cost > 0 ? money(cost) : null, kept].filter((one) => one !== null);
    return `costs ${lost.length > 0 ? lost.join(' and ') : 'nothing'}`;
  };
  const isFree = steps.every(({ cost, percent }) => cost === 0 && (!holds || percent === 0));
  if (isFree && !noShow) return null;
  const words = steps.map(({ from, ...step }) => {
    return `${from === null ? 'now' : `from ${moment.format(new Date(from))}`} ${costs(step)}`;
  });
  return (
    <p className="text-ink-muted mt-3 text-sm">
      {isFree ? 'Cancelling costs nothing.' : `Cancelling ${words.join(', ')}.`}
      {noShow ? ` Not coming ${costs(noShow)}.` : ''}
    </p>
  );
}
