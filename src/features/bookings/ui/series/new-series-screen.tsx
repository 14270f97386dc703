'use client';
import { LiveBadge } from '@/client/live/live-badge';
import { useNow } from '@/client/use-now';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import type { WantedTime } from '@/features/availability/domain/wanted-time';
import { extrasInWords } from '@/features/pricing/domain/extras';
import { ExtrasField } from '@/features/pricing/ui/extras-field';
import { moneyInWords } from '@/kernel/money';
import { CodeField } from '@/features/pricing/ui/code-field';
import { opensOverMidnight } from '@/features/spaces/domain/opening-hours';
import { localDateOf, weekdayOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { PageHeader } from '@/ui/page-header';
import { Textarea } from '@/ui/textarea';
import type { BookSeriesAnswer } from '../../series.contract';
import { needsYes } from '../../domain/needs-yes';
import { timesOf } from '../../domain/series-blocks';
import { counted, dateWords } from '../../domain/when-words';
import type { BookViewer } from '../book-space';
import { GuestsField } from '../guests-field';
import { RepeatField } from '../repeat-field';
import { useCancellation } from '../use-cancellation';
import { BlockFields } from './block-fields';
import { ExtraDates } from './extra-dates';
import { PickPlace } from './pick-place';
import { SeriesDone } from './series-done';
import { SeriesPlan, SeriesPlanSkeleton } from './series-plan';
import { mayAskAt, type SeriesSpace } from './series-space';
import { bookLabel } from './series-words';
import { useNewSeries, type NewSeries } from './use-new-series';
import { WhenFields } from './when-fields';

type Props = { space: SeriesSpace; viewer: BookViewer; sensible: WantedTime; firstNow: Date };

/** "My Monday and Wednesday desk": the wish, and every date of it with what happens, before anything is booked. */
export function NewSeriesScreen({ space, viewer, sensible, firstNow }: Props) {
  const now = useNow(firstNow);
  const series = useNewSeries(space, viewer, sensible, now);
  const { timeZone } = space.rules;
  const wall = { timeZone, locale: viewer.locale, today: localDateOf(now, timeZone) };
  return (
    <>
      <PageHeader title="Plan a series" lead={space.name} dense />
      <LiveBadge className="-mt-2 mb-2" />
      {series.done ? (
        <Done series={series} space={space} locale={viewer.locale} />
      ) : series.resource ? (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)] lg:gap-8">
          <Wish series={series} space={space} wall={wall} />
          <Dates series={series} space={space} viewer={viewer} wall={wall} />
        </div>
      ) : (
        <Banner title="There is nothing here that you could book">Ask at the desk what is open to you.</Banner>
      )}
    </>
  );
}

type Wall = { timeZone: string; locale: string; today: string };
type PartProps = { series: NewSeries; space: SeriesSpace; wall: Wall };

function Wish({ series, space, wall }: PartProps) {
  const { wanted, resource, plan } = series;
  return (
    <section aria-label="What you want" className="grid content-start gap-4">
      <PickPlace places={space.places} value={resource?.id ?? ''} onChange={series.setResource} />
      <WhenFields
        label="First date"
        wanted={wanted}
        {...wall}
        nights={opensOverMidnight(space.rules)}
        onChange={series.setWanted}
      />
      <RepeatField
        value={series.repeat}
        onChange={series.setRepeat}
        date={wanted.date}
        weekday={weekdayOf(wanted.date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}
        typed={{ reads: 'all', onRead: series.setTyped }}
        {...wall}
      />
      {series.blocks ? (
        <BlockFields
          blocks={series.blocks}
          times={{ from: wanted.from, to: wanted.to }}
          locale={wall.locale}
          nights={opensOverMidnight(space.rules)}
          onChange={series.setBlocks}
        />
      ) : null}
      <ExtraDates extra={series.extra} out={series.out} {...wall} onExtra={series.setExtra} onOut={series.setOut} />
      <Field label="Guests on every date" optional group error={series.guestsMissing}>
        <GuestsField narrow value={series.guests} onChange={series.setGuests} />
      </Field>
      {plan.data?.cost && plan.data.takesCodes ? (
        <CodeField
          code={series.code}
          answer={plan.data.code}
          currency={plan.data.cost.currency}
          locale={wall.locale}
          onChange={series.setCode}
        />
      ) : null}
      <ExtrasOfDates series={series} locale={wall.locale} />
      <Field label="Note" optional help="Only you and those who run the space see it.">
        <Textarea
          rows={2}
          maxLength={500}
          className="min-h-16"
          value={series.note}
          onChange={(event) => series.setNote(event.target.value)}
        />
      </Field>
    </section>
  );
}

/** What each date is had with, and what that comes to on all of them. */
function ExtrasOfDates({ series, locale }: { series: NewSeries; locale: string }) {
  const { plan, asked, extras, guestCount } = series;
  const { offers, currency, extras: sums = [] } = plan.data ?? {};
  if (!asked || !currency || !offers) return null;
  return (
    <div className="grid gap-2">
      <ExtrasField
        offers={offers}
        counts={extras}
        currency={currency}
        locale={locale}
        about={{ minutes: asked.durationMinutes, guests: guestCount }}
        ofEach
        onChange={series.setExtras}
      />
      {sums.length > 0 ? (
        <p className="text-ink-muted tabular text-sm" role="status">
          On all dates:{' '}
          {sums.map((one) => `${extrasInWords([one])}, ${moneyInWords(one.amount, currency, locale)}`).join('; ')}
        </p>
      ) : null}
    </div>
  );
}

function Dates({ series, space, viewer, wall }: PartProps & { viewer: BookViewer }) {
  const { plan, asked, said, resource } = series;
  if (!asked)
    return (
      <Banner title="Say when it repeats">
        Choose times that run forward and a repeat, and every date is shown here.
      </Banner>
    );
  if (plan.error) {
    const { code, details } = refusalIn(plan.error);
    const { title, hint } = errorCopy(code, { ...details, timeZone: wall.timeZone });
    return (
      <Banner tone="warn" title={title} live>
        {hint}
      </Banner>
    );
  }
  if (!plan.data || !resource) return <SeriesPlanSkeleton />;
  const { words, openEnded, madeUntil, occurrences, otherForAll } = plan.data;
  const asks = needsYes(space.bookingRules, { resource, who: viewer });
  return (
    <SeriesPlan
      words={
        <>
          <span className="font-medium">{words}</span>
          {openEnded ? (
            <span className="text-ink-muted">
              , without an end. Made up to {dateWords(madeUntil, wall.locale, wall.today)} now; it goes on by itself.
            </span>
          ) : null}
        </>
      }
      rows={occurrences}
      said={said}
      other={otherForAll}
      wall={wall}
      stale={plan.isPlaceholderData}
      busy={series.saving}
      refusal={series.refusal}
      label={(sums) => bookLabel(sums, asks ? 'Ask for' : 'Book')}
      whyNot={(sums) =>
        series.guestsMissing ??
        (sums.states.fine + sums.elsewhere === 0 ? 'None of these dates would be booked.' : undefined)
      }
      mayAsk={() => mayAskAt(space, viewer, resource.id)}
      onSwitch={({ id }) => series.setResource(id)}
      onLeaveOut={series.leaveOut}
      onSave={() => void series.save()}
    />
  );
}

const wordsOf = ({ series, blocks }: BookSeriesAnswer): string =>
  blocks.length === 0 ? series.words : [series, ...blocks].map((one) => `${one.words}, ${timesOf(one)}`).join('; ');

function Done({ series, space, locale }: { series: NewSeries; space: SeriesSpace; locale: string }) {
  const cancel = useCancellation();
  const answer = series.done;
  if (!answer) return null;
  const made = answer.occurrences.filter(({ status }) => status !== 'skipped');
  const [first] = made;
  const waiting = answer.occurrences.filter(({ wanted }) => wanted !== null).length;
  const skipped = answer.occurrences.length - made.length - waiting;
  const asked = first?.status === 'requested';
  const wish = { operatorId: space.operator.id, scope: 'all' as const, timeZone: space.rules.timeZone, locale };
  const undo = async () => {
    if (first && (await cancel({ ...wish, bookingId: first.bookingId, dates: made.length }))) series.again();
  };
  return (
    <SeriesDone
      title={`${counted(made.length, 'date')} ${asked ? 'held for you' : made.length === 1 ? 'is yours' : 'are yours'}`}
      onUndo={() => void undo()}
      more={
        <Button variant="ghost" onClick={series.again}>
          Plan another
        </Button>
      }
    >
      <p>
        {answer.series.resourceName}, {wordsOf(answer)}.
      </p>
      {waiting > 0 ? (
        <p className="text-ink-muted">You wait for {counted(waiting, 'date')}, as My bookings shows.</p>
      ) : null}
      {skipped > 0 ? <p className="text-ink-muted">{counted(skipped, 'date')} skipped, with the reason.</p> : null}
      <p className="text-ink-muted">
        {asked ? 'Somebody of the space answers; you hear by mail.' : 'A confirmation is on its way by mail.'}
      </p>
    </SeriesDone>
  );
}
