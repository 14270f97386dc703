'use client';
import type { Wall } from '@/features/planning/ui/option-words';
import { opensOverMidnight } from '@/features/spaces/domain/opening-hours';
import { weekdayOf } from '@/kernel/zone';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { SegmentedControl } from '@/ui/segmented-control';
import { Textarea } from '@/ui/textarea';
import type { SeriesScope } from '../../series-change.contract';
import { formOf } from '../../domain/repeat-form';
import { timesOf } from '../../domain/series-blocks';
import { typedWish } from '../../domain/typed-wish';
import { guestDrafts } from '../../domain/guest-drafts';
import { GuestsField } from '../guests-field';
import { RepeatField } from '../repeat-field';
import { ExtrasOfSeries } from './extras-of-series';
import { PauseField } from './pause-field';
import { PickPlace } from './pick-place';
import type { SeriesSpace } from './series-space';
import type { ChangingSeries } from './use-change-series';
import { WhenFields } from './when-fields';

type Props = { series: ChangingSeries; space: SeriesSpace; wall: Wall };

/** What of the series is to be different, and from when on. */
export function ChangeWish({ series, space, wall }: Props) {
  const { asItIs, wanted, repeat, edits, edit, first, plan } = series;
  if (!asItIs || !wanted) return null;
  const { before } = asItIs;
  const { places } = space;
  // What can no longer be booked stays where it is until another is chosen.
  const here = { id: before.resourceId as SeriesSpace['places'][number]['id'], name: before.resourceName };
  const all = places.some(({ id }) => id === here.id)
    ? places
    : [{ ...here, kind: 'desk' as const, groupName: null }, ...places];
  const hasOwn = [first.data, plan.data].some((one) => one?.occurrences.some(({ state }) => state === 'own'));
  const pause = (
    <PauseField
      value={edits.pause}
      leftOut={before.exdates}
      today={wall.today}
      locale={wall.locale}
      onChange={(change) => edit({ pause: change })}
    />
  );
  const others = (
    <OtherTimes times={series.otherTimes} words={before.words} goAlong={series.goAlong} onChange={series.setGoAlong} />
  );
  if (edits.pause)
    return (
      <div className="grid content-start gap-4">
        {pause}
        {others}
      </div>
    );
  const guests = edits.guests ?? guestDrafts(before.guests);
  return (
    <section aria-label="What is to be different" className="grid content-start gap-4">
      {series.alone ? null : (
        <Field label="Change" group>
          <SegmentedControl<SeriesScope>
            wide
            value={series.scope}
            onValueChange={series.setScope}
            segments={[
              { value: 'following', label: 'This and following' },
              { value: 'all', label: 'All' },
            ]}
          />
        </Field>
      )}
      <PickPlace
        places={all}
        value={edits.resourceId ?? before.resourceId}
        onChange={(resourceId) => edit({ resourceId })}
      />
      <WhenFields
        label={series.alone ? 'The first date' : 'The chosen date moves to'}
        wanted={wanted}
        today={wall.today}
        locale={wall.locale}
        nights={opensOverMidnight(space.rules)}
        onChange={(change) => edit({ when: { ...edits.when, ...change } })}
      />
      {repeat ? (
        <RepeatField
          value={repeat}
          onChange={(form) => edit({ repeat: form })}
          date={wanted.date}
          weekday={weekdayOf(wanted.date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}
          today={wall.today}
          locale={wall.locale}
          typed={{
            reads: 'times',
            onRead: (pattern) => {
              const nights = opensOverMidnight(space.rules);
              const typed = typedWish(pattern, { wanted, today: wall.today, nights });
              const { date, ...times } = typed.wanted;
              // A length that two times of a day cannot tell stays where none was typed.
              const start = { localStart: `${date}T00:00` as const, timeZone: 'UTC' };
              const repeat = pattern.blocks ? formOf(pattern.rule, start) : typed.repeat;
              edit({ repeat, when: { ...edits.when, date, ...(pattern.time ? times : {}) } });
            },
          }}
        />
      ) : null}
      {hasOwn || !series.keepOwn ? (
        <Checkbox
          checked={series.keepOwn}
          onCheckedChange={series.setKeepOwn}
          label="Dates I changed by hand stay as they are"
        />
      ) : null}
      <Field label="Guests on every date" optional group error={series.guestsMissing}>
        <GuestsField narrow value={guests} onChange={(value) => edit({ guests: value })} />
      </Field>
      <ExtrasOfSeries
        spaceId={space.id}
        resourceId={edits.resourceId ?? before.resourceId}
        had={before.extras}
        counts={edits.extras}
        about={{ minutes: before.durationMinutes, guests: guests.length }}
        locale={wall.locale}
        onChange={(extras) => edit({ extras })}
      />
      <Field label="Note" optional help="Only you and those who run the space see it.">
        <Textarea
          rows={2}
          maxLength={500}
          className="min-h-16"
          value={edits.note ?? before.note}
          onChange={(event) => edit({ note: event.target.value })}
        />
      </Field>
      {others}
      {series.alone ? null : pause}
    </section>
  );
}

type OtherTimesProps = {
  times: ChangingSeries['otherTimes'];
  words: string;
  goAlong: boolean | null;
  onChange: (goAlong: boolean) => void;
};

/** The other times of the week of the same series: whether they go along, or that they stay. */
function OtherTimes({ times, words, goAlong, onChange }: OtherTimesProps) {
  if (times.length === 0) return null;
  const named = times.map((one) => `${one.words}, ${timesOf(one)}`).join('; ');
  if (goAlong === null)
    return (
      <p className="text-ink-muted text-sm">
        One time of several: {words} is changed here. Also in this series: {named}.
      </p>
    );
  return (
    <Checkbox
      checked={goAlong}
      onCheckedChange={onChange}
      label="The other times of the week go along"
      description={`Also in this series: ${named}. They get the same place, note, guests, extras, end and pause; their own times and days stay.`}
    />
  );
}
