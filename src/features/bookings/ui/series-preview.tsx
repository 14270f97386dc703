'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import type { NamedResource } from '../bookings.contract';
import type { SeriesPlan } from '../series.contract';
import { clockChangeDates } from '../domain/clock-change-dates';
import { counted, dateWords } from '../domain/when-words';
import { costInWords } from './series/series-words';
import { ClockNote } from './series/clock-note';
import { OtherForAll } from './series/other-for-all';
import { SeriesPreviewRow } from './series-preview-row';

export type OnClash = 'skip' | 'fail';
type Props = {
  plan: SeriesPlan;
  timeZone: string;
  locale: string;
  today: string;
  onClash: OnClash;
  onClashChange: (onClash: OnClash) => void;
  onSwitch: (resource: NamedResource) => void;
};

const SHOWN = 5;

/** What would happen on each date of a repeat, before anything is booked: sums on top, clashes first. */
export function SeriesPreview({ plan, timeZone, locale, today, onClash, onClashChange, onSwitch }: Props) {
  const [all, setAll] = useState(false);
  const { sums, occurrences, otherForAll } = plan;
  const clashes = occurrences.filter((one) => one.state !== 'fine');
  const ordered = [...clashes, ...occurrences.filter((one) => one.state === 'fine')];
  const changes = new Map(clockChangeDates(occurrences, timeZone).map((change) => [change.localStart, change]));
  const named = (date: string) => dateWords(date, locale, today);
  const least = Math.max(SHOWN, Math.min(clashes.length, 12));
  return (
    <section aria-label="What would be booked" className="grid gap-3">
      <p className="first-letter:uppercase">
        <span className="font-medium">{plan.words}</span>
        {plan.openEnded ? (
          <span className="text-ink-muted">
            , without an end. Made up to {named(plan.madeUntil)} now; it goes on by itself and we write to you about new
            clashes.
          </span>
        ) : null}
      </p>
      <p role="status" className="tabular flex flex-wrap gap-x-3 gap-y-1 font-medium">
        <span className="text-success">{sums.fine} fine</span>
        {sums.taken > 0 ? <span className="text-warn">{sums.taken} taken</span> : null}
        {sums.closed > 0 ? <span className="text-ink-muted">{sums.closed} closed</span> : null}
        {sums.rule > 0 ? <span className="text-warn">{sums.rule} against a rule</span> : null}
        {sums.outsideHours > 0 ? (
          <span className="text-ink-muted">{sums.outsideHours} outside opening hours</span>
        ) : null}
      </p>
      {plan.cost ? <p className="tabular -mt-2">{costInWords(plan.cost, false, locale)}</p> : null}
      {otherForAll ? (
        <OtherForAll other={otherForAll} others={sums.closed + sums.outsideHours + sums.rule > 0} onSwitch={onSwitch} />
      ) : null}
      <ul aria-label="Dates" className="divide-line border-line divide-y overflow-hidden rounded-md border">
        {(all ? ordered : ordered.slice(0, least)).map((one) => (
          <SeriesPreviewRow
            key={one.localStart}
            occurrence={one}
            date={named(one.localStart.slice(0, 10))}
            change={changes.get(one.localStart)}
            locale={locale}
          />
        ))}
      </ul>
      {ordered.length > least && !all ? (
        <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
          Show all {counted(ordered.length, 'date')}
        </Button>
      ) : null}
      {all ? null : <ClockNote changes={[...changes.values()]} named={named} />}
      {clashes.length > 0 && sums.fine > 0 ? (
        <Field
          label={clashes.length === 1 ? 'The date that does not work' : `The ${clashes.length} dates that do not work`}
          group
        >
          <RadioGroup<OnClash>
            value={onClash}
            onValueChange={onClashChange}
            options={[
              {
                value: 'skip',
                label: `Book the ${sums.fine} free and skip ${clashes.length === 1 ? 'it' : 'those'}`,
                description: 'Skipped dates stay in My bookings, with the reason.',
              },
              { value: 'fail', label: 'Book none unless all are free' },
            ]}
          />
        </Field>
      ) : null}
    </section>
  );
}
