'use client';
import { useRef, type ReactNode } from 'react';
import { errorCopy } from '@/client/error-copy';
import type { RefusalIn } from '@/client/refusal';
import type { Wall } from '@/features/planning/ui/option-words';
import { Banner } from '@/ui/banner';
import { cn } from '@/ui/cn';
import { Skeleton } from '@/ui/skeleton';
import { useInView } from '@/ui/use-in-view';
import type { NamedResource } from '../../bookings.contract';
import { costOfDates } from '../../domain/cost-of-dates';
import { metBy, seriesSums, type SeriesRow, type SeriesSums } from '../../domain/said-of-dates';
import { counted } from '../../domain/when-words';
import { OfferField } from './offer-field';
import { OtherForAll } from './other-for-all';
import { SeriesBar } from './series-bar';
import { SeriesDates } from './series-dates';
import { costInWords, sumsInWords, whyNotYet } from './series-words';
import type { useSeriesChoices } from './use-series-choices';

type Props = {
  /** What it would be, in words. */
  words: ReactNode;
  rows: readonly SeriesRow[];
  said: ReturnType<typeof useSeriesChoices>;
  other: NamedResource | null;
  wall: Wall;
  /** Newer dates are on their way. */
  stale: boolean;
  busy: boolean;
  refusal: RefusalIn | null;
  label: (sums: SeriesSums) => string;
  /** What else is in the way of saving it. */
  whyNot?: (sums: SeriesSums) => string | undefined;
  /** Whether its member is asked when it comes free: where the owner lets nobody wait, that is no choice. */
  mayAsk: (row: SeriesRow) => boolean;
  onSwitch: (resource: NamedResource) => void;
  onLeaveOut?: (localStart: string) => void;
  onSave: () => void;
};

/** What would become of every date, and what its member says of those that cannot be had. */
export function SeriesPlan(props: Props) {
  const { words, rows, said, other, wall, stale, busy, refusal, label, whyNot, mayAsk, onSwitch, onLeaveOut, onSave } =
    props;
  const { choices, marks, say, choose } = said;
  const box = useRef<HTMLElement>(null);
  const inView = useInView(box);
  const sums = seriesSums(rows, choices);
  const cost = costOfDates(rows);
  const meeting = metBy(rows, choices).size;
  return (
    <section
      ref={box}
      aria-label="What happens on each date"
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-4"
      aria-busy={stale}
    >
      <div className={cn('grid gap-1 transition-opacity', stale && 'opacity-60')}>
        <p className="first-letter:uppercase">{words}</p>
        <p role="status" className="tabular text-lg font-medium">
          {sumsInWords(sums).map(({ words: one, look }, at) => (
            <span key={one} className={look}>
              {at > 0 ? ', ' : ''}
              {one}
            </span>
          ))}
        </p>
        {cost ? (
          <p className="text-ink-muted tabular">
            {costInWords(
              cost,
              rows.some(({ was }) => was),
              wall.locale,
            )}
          </p>
        ) : null}
      </div>
      {refusal ? <Refusal refusal={refusal} marked={Object.keys(marks).length} /> : null}
      {other ? <OtherForAll other={other} others={rows.some(isShut)} onSwitch={onSwitch} /> : null}
      <SeriesBar
        rows={rows}
        sums={sums}
        label={label(sums)}
        whyNot={stale ? 'Looking at the dates…' : (whyNotYet(sums, meeting) ?? whyNot?.(sums))}
        busy={busy}
        inView={inView}
        mayAsk={mayAsk}
        onSay={say}
        onSave={onSave}
      />
      {sums.asking > 0 ? <OfferField value={said.offerMinutes} onChange={said.setOfferMinutes} /> : null}
      <SeriesDates
        rows={rows}
        choices={choices}
        marks={marks}
        wall={wall}
        mayAsk={mayAsk}
        onChoose={choose}
        {...(onLeaveOut ? { onLeaveOut } : {})}
      />
    </section>
  );
}

const isShut = ({ state }: SeriesRow): boolean => state === 'closed' || state === 'outside_hours' || state === 'rule';

function Refusal({ refusal: { code, details }, marked }: { refusal: RefusalIn; marked: number }) {
  const { title, hint } = errorCopy(code, details);
  const changed = code === 'series.plan_changed';
  const rule = changed ? ruleIn(details) : null;
  return (
    <Banner tone="danger" title={title} live>
      {changed ? (
        <>
          Nothing was saved.{' '}
          {marked > 0 ? `${counted(marked, 'date')} changed, marked below; the rest is as you chose.` : hint}
          {rule ? ` ${rule}.` : ''}
        </>
      ) : (
        hint
      )}
    </Banner>
  );
}

type Gone = { readonly localStart: string; readonly why: string; readonly rule?: { code: string; details: object } };
const goneIn = ({ gone }: RefusalIn['details']): readonly Gone[] => (Array.isArray(gone) ? (gone as Gone[]) : []);
/** Of the dates that the server names, those whose choice is not to be had any more. */
export const lostIn = (details: RefusalIn['details']): string[] => goneIn(details).map(({ localStart }) => localStart);
function ruleIn(details: RefusalIn['details']): string | null {
  const rule = goneIn(details).find((one) => one.rule)?.rule;
  return rule ? errorCopy(rule.code, { ...rule.details }).title : null;
}

/** The same shape, while the dates are looked at for the first time. */
export const SeriesPlanSkeleton = () => (
  <div role="status" aria-busy="true" aria-label="Looking at the dates" className="grid content-start gap-4">
    <Skeleton className="w-2/3" />
    <Skeleton className="h-64 rounded-lg" />
    <Skeleton className="h-80 rounded-lg" />
  </div>
);
