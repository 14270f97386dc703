'use client';
import { Check, X } from 'lucide-react';
import { memo } from 'react';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { RowMark } from '@/features/planning/domain/row-choices';
import { MARK_WORDS, optionWords, rankWords, spanWords, type Wall } from '@/features/planning/ui/option-words';
import { WayOut } from '@/features/planning/ui/way-out';
import { localDateOf } from '@/kernel/zone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import type { ClockChange } from '../../domain/clock-change-dates';
import { isWanting, mayStay, type DateAct, type SeriesChoice, type SeriesRow } from '../../domain/said-of-dates';
import { dateWords } from '../../domain/when-words';
import { clockWords, priceInWords, reasonOf, STATE } from './series-words';

type Props = {
  row: SeriesRow;
  choice: SeriesChoice | undefined;
  /** What would be best. */
  proposal: SeriesChoice | null;
  mark: RowMark | undefined;
  /** The date that was sent where this one was sent too. */
  met: string | undefined;
  change: ClockChange | undefined;
  wall: Wall;
  /** Whether its member is asked when it comes free. */
  asks: boolean;
  onChoose: (localStart: string, choice: SeriesChoice | null) => void;
  onLeaveOut?: ((localStart: string) => void) | undefined;
};

export const rowId = (localStart: string): string => `date-${localStart}`;
const button =
  'focus-ring text-ink-faint hover:bg-sunken hover:text-ink grid size-8 shrink-0 place-items-center rounded-sm';

/** One date: when, what stands in the way, and what becomes of it. Hundreds of them stand in a list. */
export const SeriesDateRow = memo(function SeriesDateRow(props: Props) {
  const { row, choice, mark, change, wall, onLeaveOut } = props;
  const wanting = isWanting(row);
  const range = { startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
  const date = dateWords(localDateOf(range.startsAt, wall.timeZone), wall.locale, wall.today);
  const { word, tone } = STATE[row.state];
  const reason = reasonOf(row);
  return (
    <li
      id={rowId(row.localStart)}
      tabIndex={-1}
      className={cn(
        'px-4 py-2.5 outline-none focus:bg-accent-soft',
        wanting &&
          'grid items-start gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_6rem] xl:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_6rem]',
      )}
    >
      <div className={cn('flex min-w-0 items-start justify-between gap-2', wanting && 'sm:max-xl:col-span-2')}>
        <div className="min-w-0">
          <p className="tabular font-medium">
            {date} <span className="text-ink-muted font-normal">{rangeLabel(range, wall.timeZone, wall.locale)}</span>
          </p>
          <WasLine row={row} wall={wall} />
          <PriceLine row={row} locale={wall.locale} />
          {reason ? <p className="text-ink-muted text-sm break-words">{reason}</p> : null}
          {change ? <p className="text-ink-muted text-sm">{clockWords(change)}</p> : null}
          {mark && !wanting ? <p className="text-sm">Changed meanwhile: it is {word.toLowerCase()} now</p> : null}
        </div>
        <span className="flex shrink-0 items-center gap-2">
          <Badge tone={tone}>{word}</Badge>
          {onLeaveOut && !wanting ? (
            <button
              type="button"
              className={button}
              aria-label={`Leave out ${date}`}
              title="Leave it out"
              onClick={() => onLeaveOut(row.localStart)}
            >
              <X aria-hidden className="size-4" />
            </button>
          ) : null}
        </span>
      </div>
      {wanting ? <Ways {...props} choice={choice} date={date} /> : null}
    </li>
  );
});

/** What it costs, and what it cost so far where that is another price. */
function PriceLine({ row: { price, was }, locale }: { row: SeriesRow; locale: string }) {
  const words = priceInWords(price, was?.price, locale);
  return words ? <p className="text-ink-muted tabular text-sm">{words}</p> : null;
}

/** What it is now, of a date that is to be another. */
function WasLine({
  row: { was, state, startsAt, endsAt, resourceId, resourceName },
  wall,
}: Pick<Props, 'row' | 'wall'>) {
  if (was === undefined) return null;
  const moves = was !== null && (was.startsAt !== startsAt || was.endsAt !== endsAt || was.resourceId !== resourceId);
  const words =
    was === null
      ? 'A new date'
      : was.skipped
        ? was.wanted
          ? 'You wait for it'
          : 'Could not be had so far'
        : state === 'gone'
          ? 'Others can book it then'
          : moves
            ? `Was ${spanWords(was, wall)}, ${was.resourceName}`
            : '';
  const place = was === null || was.resourceId !== resourceId ? resourceName : '';
  const all = [place, words].filter(Boolean).join(' · ');
  return all ? <p className="text-ink-muted tabular text-sm">{all}</p> : null;
}

const waitWords = (act: SeriesChoice['act'] | undefined): string | null =>
  act === 'take'
    ? 'Booked for you as soon as it is free, first come first served.'
    : act === 'ask'
      ? 'Kept for you when it is free; you say yes or no.'
      : null;

/** Where else, later, or not at all. */
function Ways({ row, choice, proposal, mark, met, wall, asks, date, onChoose }: Props & { date: string }) {
  const trouble = met
    ? `${met} was given that too: choose another for one of them`
    : mark && !choice
      ? MARK_WORDS[mark]
      : null;
  const now = choice ?? proposal;
  const note =
    now?.act === 'move'
      ? rankWords(now.option)
      : (waitWords(now?.act) ?? (row.options.length === 0 ? 'Nothing else is free near it.' : ''));
  const said = choice ?? proposal ?? { act: 'skip' as const };
  return (
    <>
      <div className="min-w-0">
        <WayOut<DateAct>
          label={`What becomes of ${date}`}
          value={now}
          options={row.options}
          words={(option) => [optionWords(option, row, wall), rankWords(option)].filter(Boolean).join(' · ')}
          acts={[
            { act: 'take', words: 'Wait for it: book it as soon as it is free' },
            ...(asks ? [{ act: 'ask' as const, words: 'Wait for it: ask me when it is free' }] : []),
            { act: 'skip', words: mayStay(row) ? 'Skip it: give it back' : 'Skip it' },
            ...(mayStay(row) ? [{ act: 'stay' as const, words: 'Leave it as it is' }] : []),
          ]}
          onChoose={(one) => onChoose(row.localStart, one)}
        />
        <p
          // A wide list says it in the choice itself.
          className={cn(
            'mt-1 text-sm',
            trouble ? 'text-danger' : 'text-ink-muted',
            !trouble && now?.act === 'move' && 'sm:hidden',
          )}
          role={trouble ? 'status' : undefined}
        >
          {trouble ?? note}
        </p>
      </div>
      <Button
        variant={choice ? 'ghost' : 'secondary'}
        className="justify-self-start"
        aria-label={
          choice ? `Decided for ${date}: take it back` : said.act === 'move' ? `Accept for ${date}` : `Skip ${date}`
        }
        onClick={() => onChoose(row.localStart, choice ? null : said)}
      >
        {choice ? <Check aria-hidden className="text-success" /> : null}
        {choice ? 'Decided' : said.act === 'move' ? 'Accept' : 'Skip'}
      </Button>
    </>
  );
}
