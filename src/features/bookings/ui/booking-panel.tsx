'use client';
import { errorCopy } from '@/client/error-copy';
import { fromNow } from '@/features/availability/domain/wanted-time';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORD, stateWords } from '@/features/floor-plan/domain/state-words';
import type { BusyRange, PlanState } from '@/features/floor-plan/floor-plan.contract';
import { PricedWish } from '@/features/pricing/ui/priced-wish';
import { WaitForIt } from '@/features/waitlists/ui/wait-for-it';
import { useMedia } from '@/client/use-media';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { toast } from '@/ui/toast-store';
import { mayBook } from '../bookings.access';
import type { NamedResource } from '../bookings.contract';
import { mostGuests } from '../domain/seats';
import { dayWords } from '../domain/when-words';
import { CountField } from './count-field';
import { BookedNote } from './booked-note';
import { PanelFooter } from './panel-footer';
import { PanelFrame } from './panel-frame';
import { RefusalOffers } from './refusal-offers';
import { RepeatAndNote } from './repeat-and-note';
import { ResourceFacts } from './resource-facts';
import { useBookingIntent, type Booked, type BookingWish } from './use-booking-intent';
import { useCancellation } from './use-cancellation';

/** What others have: one may wait for it. */
const FULL: readonly PlanState[] = ['taken', 'held', 'partly'];

type Props = BookingWish & {
  day: { readonly busy: readonly BusyRange[]; readonly openRanges: readonly TimeRange[] } | undefined;
  takesFocus: boolean;
  onSwitch: (resource: NamedResource) => void;
  onTakeTime: (range: TimeRange) => void;
  onGuests: (count: number) => void;
  onClose: () => void;
};

/** The chosen desk: what it is, its day, whether it repeats, and the one button. */
export function BookingPanel({ day, takesFocus, onSwitch, onTakeTime, onGuests, onClose, ...wish }: Props) {
  const { space, viewer, resource, wanted, now } = wish;
  const { locale } = viewer;
  const zone = space.rules.timeZone;
  const wide = useMedia('(min-width: 1024px)');
  const range = wish.range && fromNow(wish.range, now);
  const intent = useBookingIntent({ ...wish, range });
  const cancel = useCancellation();
  const allowed = mayBook(viewer.role, resource);
  const floor = space.floors.find((one) => one.id === resource.floorId);

  const undo = async ({ bookingId, scope }: Booked) => {
    if (await cancel({ operatorId: space.operator.id, bookingId, scope, timeZone: zone, locale }))
      intent.forgetBooked();
  };
  const book = async () => {
    const booked = await intent.book();
    // On a phone the panel itself says so and holds the undo; a message would lie over it.
    if (booked && wide)
      toast({
        title: booked.requested ? `${booked.resourceName} is held for you` : `${booked.resourceName} is yours`,
        description: booked.words,
        tone: 'success',
        action: { label: 'Undo', onPress: () => void undo(booked) },
      });
  };
  const state = stateWords(wish.state);
  const then = wish.range ? ` ${rangeLabel(wish.range, zone, locale)}` : '';
  const full = allowed.ok && !intent.repeats && !intent.anyOf && FULL.includes(wish.state.state);
  const line = narrowestRule(space.bookingRules, 'waitlist', { resource, who: viewer });
  const nobodyWaits = line && !line.settings.on ? line : null;
  const offers = intent.repeats ? [] : intent.near ? [intent.near] : (wish.state.freeRanges ?? []);
  return (
    <PanelFrame
      title={resource.name}
      subtitle={[KIND_WORD[resource.kind], resource.groupName, floor?.name].filter(Boolean).join(', ')}
      takesFocus={takesFocus}
      onClose={onClose}
      footer={<PanelFooter intent={intent} onBook={() => void book()} onClose={onClose} />}
    >
      {intent.booked ? (
        <BookedNote
          booked={intent.booked}
          name={intent.booked.resourceName}
          onUndo={() => intent.booked && void undo(intent.booked)}
        />
      ) : (
        <div className="grid gap-5">
          {intent.refusal ? (
            <RefusalOffers
              refusal={intent.refusal}
              wanted={range ?? { startsAt: now, endsAt: now }}
              now={now}
              timeZone={zone}
              locale={locale}
              onSwitch={onSwitch}
              onTakeTime={onTakeTime}
            />
          ) : null}
          <ResourceFacts
            operatorId={space.operator.id}
            resource={resource}
            rules={space.bookingRules}
            who={viewer}
            date={wanted.date}
            day={`${dayWords(wanted.date, locale, localDateOf(now, zone))}: ${state.charAt(0).toLowerCase()}${state.slice(1)}${then}`}
            zone={zone}
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
                  Take {rangeLabel(free, zone, locale)}
                </Button>
              ))}
            </div>
          ) : null}
          {allowed.ok && resource.groupId && resource.groupName && !intent.repeats ? (
            <Checkbox
              checked={intent.anyOf}
              onCheckedChange={intent.setAnyOf}
              label={`Any of ${resource.groupName} will do`}
              description="We take the one you usually have, or the nearest to it."
            />
          ) : null}
          {allowed.ok && intent.guests !== null ? (
            <CountField
              label="Guests"
              help={`Beside you; it seats ${resource.capacity}. Their names can wait, in My bookings.`}
              value={intent.guests}
              most={mostGuests(resource.capacity)}
              onChange={onGuests}
            />
          ) : null}
          {allowed.ok ? (
            <PricedWish priced={intent.priced} ofDates={intent.plan?.data?.code} zone={zone} locale={locale} />
          ) : null}
          {intent.asks && allowed.ok ? (
            <Banner title="Somebody of the space says yes first">
              Until then it is held for you, and you hear by mail.
            </Banner>
          ) : null}
          {full && nobodyWaits ? (
            <Banner title={nobodyWaits.words || 'Nobody waits for it'}>
              {nobodyWaits.words ? 'There is no waitlist here.' : 'There is no waitlist here. Pick another time.'}
            </Banner>
          ) : null}
          {full && range && !nobodyWaits ? (
            <WaitForIt
              key={`${resource.id} ${range.startsAt.getTime()} ${range.endsAt.getTime()}`}
              spaceId={space.id}
              resource={resource}
              range={range}
            />
          ) : null}
          {allowed.ok ? (
            <RepeatAndNote
              intent={intent}
              date={wanted.date}
              zone={zone}
              now={now}
              locale={locale}
              onSwitch={onSwitch}
            />
          ) : (
            <Banner>{errorCopy(allowed.code).hint}</Banner>
          )}
        </div>
      )}
    </PanelFrame>
  );
}
