'use client';
import { paths } from '@/client/paths';
import { fromNow } from '@/features/availability/domain/wanted-time';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORD, stateWords } from '@/features/floor-plan/domain/state-words';
import type { BusyRange } from '@/features/floor-plan/floor-plan.contract';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf, weekdayOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import type { NamedResource } from '../bookings.contract';
import { dayWords } from '../domain/when-words';
import { BookedNote } from './booked-note';
import { PanelFrame } from './panel-frame';
import { RefusalOffers } from './refusal-offers';
import { RepeatField } from './repeat-field';
import { ResourceFacts } from './resource-facts';
import { SeriesPlanView } from './series-plan-view';
import { useBookingIntent, type BookingWish } from './use-booking-intent';
import { useCancellation } from './use-cancellation';

type Props = BookingWish & {
  day: { readonly busy: readonly BusyRange[]; readonly openRanges: readonly TimeRange[] } | undefined;
  takesFocus: boolean;
  onSwitch: (resource: NamedResource) => void;
  onTakeTime: (range: TimeRange) => void;
  onClose: () => void;
};

/** The chosen desk: what it is, its day, whether it repeats, and the one button. */
export function BookingPanel({ day, takesFocus, onSwitch, onTakeTime, onClose, ...wish }: Props) {
  const { space, viewer, resource, wanted, now } = wish;
  const { timeZone } = space.rules;
  const { locale } = viewer;
  const today = localDateOf(now, timeZone);
  const range = wish.range && fromNow(wish.range, now);
  const intent = useBookingIntent({ ...wish, range });
  const cancel = useCancellation();
  const floor = space.floors.find((one) => one.id === resource.floorId);

  const book = async () => {
    const booked = await intent.book();
    if (!booked) return;
    const undo = { operatorId: space.operator.id, bookingId: booked.bookingId, scope: booked.scope, timeZone, locale };
    toast({
      title: `${resource.name} is yours`,
      description: booked.words,
      tone: 'success',
      action: { label: 'Undo', onPress: () => void cancel(undo) },
    });
  };
  const offers = intent.repeats || intent.booked ? [] : (wish.state.freeRanges ?? []);

  return (
    <PanelFrame
      title={resource.name}
      subtitle={[KIND_WORD[resource.kind], resource.groupName, floor?.name].filter(Boolean).join(', ')}
      takesFocus={takesFocus}
      onClose={onClose}
      footer={
        intent.booked ? (
          <>
            <Button wide size="lg" className="sm:w-auto sm:flex-1 lg:w-full" onClick={onClose}>
              Done
            </Button>
            <LinkButton
              wide
              size="lg"
              variant="primary"
              className="sm:w-auto sm:flex-1 lg:w-full"
              href={paths.bookings()}
            >
              My bookings
            </LinkButton>
          </>
        ) : (
          <div className="grid w-full gap-2">
            {intent.reason && !intent.pending ? (
              <p className="text-ink-muted text-center text-sm" aria-hidden>
                {intent.reason}
              </p>
            ) : null}
            <Button
              wide
              size="lg"
              variant="primary"
              className="px-3 text-base whitespace-normal"
              loading={intent.pending}
              disabledReason={intent.pending ? undefined : intent.reason}
              onClick={() => void book()}
            >
              {intent.label}
            </Button>
          </div>
        )
      }
    >
      {intent.booked ? (
        <BookedNote booked={intent.booked} name={resource.name} />
      ) : (
        <div className="grid gap-5">
          {intent.refusal ? (
            <RefusalOffers
              refusal={intent.refusal}
              wanted={range ?? { startsAt: now, endsAt: now }}
              now={now}
              timeZone={timeZone}
              locale={locale}
              onSwitch={onSwitch}
              onTakeTime={onTakeTime}
            />
          ) : null}
          <ResourceFacts
            resource={resource}
            date={wanted.date}
            day={`${dayWords(wanted.date, locale, today)}: ${stateWords(wish.state).toLowerCase()}${wish.range ? ` ${rangeLabel(wish.range, timeZone, locale)}` : ''}`}
            zone={timeZone}
            openRanges={day?.openRanges ?? []}
            busy={day?.busy ?? []}
            range={wish.range}
            now={now}
            locale={locale}
          />
          {offers.length > 0 ? (
            <div className="flex flex-wrap gap-2">
              {offers.map((free) => (
                <Button key={free.startsAt.getTime()} size="sm" onClick={() => onTakeTime(free)}>
                  Take {rangeLabel(free, timeZone, locale)}
                </Button>
              ))}
            </div>
          ) : null}
          <RepeatField
            value={intent.repeat}
            onChange={intent.setRepeat}
            date={wanted.date}
            weekday={weekdayOf(wanted.date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}
            today={today}
            locale={locale}
          />
          {intent.plan ? (
            <SeriesPlanView
              plan={intent.plan}
              timeZone={timeZone}
              locale={locale}
              today={today}
              onClash={intent.onClash}
              onClashChange={intent.setOnClash}
              onSwitch={onSwitch}
            />
          ) : null}
          <Field label="Note" optional help="Only you and those who run the space see it.">
            <Textarea
              rows={2}
              maxLength={500}
              className="min-h-16"
              value={intent.note}
              onChange={(event) => intent.setNote(event.target.value)}
            />
          </Field>
        </div>
      )}
    </PanelFrame>
  );
}
