'use client';
import { useEffect, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { LiveBadge } from '@/client/live/live-badge';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { useNow } from '@/client/use-now';
import type { Wall } from '@/features/planning/ui/option-words';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import type { ChangeSeriesAnswer, SeriesChangePlan } from '../../series-change.contract';
import { isWanting, type SeriesRow } from '../../domain/said-of-dates';
import { counted, dateWords } from '../../domain/when-words';
import type { BookViewer } from '../book-space';
import { ChangeWish } from './change-wish';
import { SeriesDone } from './series-done';
import { SeriesPlan, SeriesPlanSkeleton } from './series-plan';
import { mayAskAt, type SeriesSpace } from './series-space';
import { bookLabel, changeLabel } from './series-words';
import type { SeriesAsItIs } from './wish-of-change';
import { useChangeSeries, type ChangingSeries } from './use-change-series';

type Viewer = Pick<BookViewer, 'memberId' | 'role'>;
type Props = { space: SeriesSpace; bookingId: string; viewer: Viewer; locale: string; firstNow: Date };

/** A series that stands, to be moved, repeated otherwise, made longer or ended: from a date on or all of it, each date shown before anything is saved. */
export function ChangeSeriesScreen({ space, bookingId, viewer, locale, firstNow }: Props) {
  const now = useNow(firstNow);
  const series = useChangeSeries(space, bookingId, now);
  const { timeZone } = space.rules;
  const wall = { timeZone, locale, today: localDateOf(now, timeZone) };
  const { asItIs, done, first } = series;
  return (
    <>
      <PageHeader
        title={series.alone ? 'Repeat this booking' : 'Change the series'}
        lead={asItIs ? leadOf(asItIs, series.alone, locale) : space.name}
        dense
      />
      <LiveBadge className="-mt-2 mb-2" />
      {done ? (
        <Done answer={done} onUndo={() => void series.undo()} />
      ) : first.error ? (
        <Refused
          error={first.error}
          action={<LinkButton href={paths.bookings()}>My bookings</LinkButton>}
          wall={wall}
        />
      ) : asItIs ? (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)] lg:gap-8">
          <ChangeWish series={series} space={space} wall={wall} />
          <Dates series={series} wall={wall} mayAsk={(row) => mayAskAt(space, viewer, row.resourceId)} />
        </div>
      ) : (
        <SeriesPlanSkeleton />
      )}
    </>
  );
}

function leadOf({ before, wanted }: SeriesAsItIs, alone: boolean, locale: string): string {
  return `${before.resourceName}, ${alone ? `from ${dateWords(wanted.date, locale)} on` : before.words}`;
}

function Refused({ error, wall, action }: { error: unknown; wall: Wall; action?: React.ReactNode }) {
  const { code, details } = refusalIn(error);
  const { title, hint } = errorCopy(code, { ...details, timeZone: wall.timeZone });
  return (
    <Banner tone="warn" title={title} live action={action}>
      {hint}
    </Banner>
  );
}

type DatesProps = { series: ChangingSeries; wall: Wall; mayAsk: (row: SeriesRow) => boolean };
function Dates({ series, wall, mayAsk }: DatesProps) {
  const { plan, asked, said, wished, alone, guestsMissing } = series;
  if (!asked)
    return (
      <Banner title="This cannot be yet">
        Choose times that run forward and a repeat. To end the series, cancel this and the following in My bookings.
      </Banner>
    );
  if (plan.error) return <Refused error={plan.error} wall={wall} />;
  if (!plan.data) return <SeriesPlanSkeleton />;
  const isOpen = !alone && !wished && plan.data.occurrences.some((row) => isWanting(row) || row.state === 'fine');
  return (
    <SeriesPlan
      words={
        alone ? (
          <span className="font-medium">{plan.data.after.words}</span>
        ) : isOpen ? (
          <UndecidedNote rows={plan.data.occurrences} />
        ) : (
          becoming(plan.data)
        )
      }
      rows={plan.data.occurrences}
      said={said}
      other={plan.data.otherForAll}
      wall={wall}
      stale={plan.isPlaceholderData}
      busy={series.saving}
      refusal={series.refusal}
      label={alone ? (sums) => bookLabel(sums, 'Book') : changeLabel}
      whyNot={() => guestsMissing ?? (wished || isOpen ? undefined : 'Nothing is different yet.')}
      mayAsk={mayAsk}
      onSwitch={({ id }) => series.edit({ resourceId: id })}
      onSave={() => void series.save()}
    />
  );
}

/** Dates that the series could not have by itself, with nothing else to be different. */
function UndecidedNote({ rows }: { rows: SeriesChangePlan['occurrences'] }) {
  const count = rows.filter((row) => isWanting(row) || row.state === 'fine').length;
  return (
    <>
      <span className="font-medium">{count === 1 ? '1 date wants you' : `${count} dates want you`}</span>: the series
      went on, and could not have {count === 1 ? 'it' : 'them'}. Nothing else of it changes.
    </>
  );
}

/** "Every second Tuesday becomes every second Wednesday" */
function becoming({ before, after, derivedAgain }: SeriesChangePlan) {
  if (before.words === after.words) return <span className="font-medium">{after.words}</span>;
  return (
    <>
      {before.words} becomes <span className="font-medium">{after.words}</span>
      {derivedAgain ? <span className="text-ink-muted">: the pattern is read again from the new date</span> : null}.
    </>
  );
}

function Done({ answer, onUndo }: { answer: ChangeSeriesAnswer; onUndo: () => void }) {
  const { changed, added, givenBack, kept, skipped, waiting, undoUntil, words } = answer;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(undoUntil) - Date.now() - 500));
    return () => clearTimeout(timer);
  }, [undoUntil]);
  // The first that came of it is the title, the rest follows.
  const [first = [0, 'changed'] as const, ...rest] = (
    [
      [changed, 'changed'],
      [added, 'added'],
      [givenBack, 'given back'],
      [kept, kept === 1 ? 'as it was' : 'as they were'],
      [skipped - waiting, 'skipped'],
      [waiting, 'waited for'],
    ] as const
  ).filter(([count]) => count > 0);
  return (
    <SeriesDone title={`${counted(first[0], 'date')} ${first[1]}`} onUndo={over ? null : onUndo}>
      <p className="first-letter:uppercase">{words}.</p>
      {rest.length > 0 ? (
        <p className="text-ink-muted">{rest.map(([count, what]) => `${count} ${what}`).join(', ')}.</p>
      ) : null}
      <p className="text-ink-muted">
        {over ? 'A mail is on its way.' : 'One mail tells of it once the time to undo is over.'}
      </p>
    </SeriesDone>
  );
}
