'use client';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { WantedTime } from '@/features/availability/domain/wanted-time';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import { hoursFor } from '@/features/spaces/domain/opening-hours';
import { usePricedWish } from '@/features/pricing/ui/use-priced-wish';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { mayBook } from '../bookings.access';
import type { SeriesPlan } from '../series.contract';
import { timeThatWorks } from '../domain/time-that-works';
import { NO_REPEAT, ruleOf } from '../domain/repeat-form';
import { judgeBooking } from '../domain/judge-booking';
import { unnamedGuests } from '../domain/guest-drafts';
import { mostGuests } from '../domain/seats';
import { needsYes } from '../domain/needs-yes';
import { seriesWish } from '../domain/series-wish';
import { counted, whenWords } from '../domain/when-words';
import type { BookResource, BookSpace, BookViewer } from './book-space';
import type { OnClash } from './series-preview';
import { useBook } from './use-book';
import { useRequestId } from '@/client/use-request-id';
import { useForeseen } from './use-foreseen';
import { refusalInWords, whyNot } from './why-not';

export type BookingWish = {
  readonly space: BookSpace;
  readonly viewer: BookViewer;
  readonly resource: BookResource;
  readonly wanted: WantedTime;
  readonly range: TimeRange | null;
  readonly state: PlanResourceState;
  /** How many are to come along. */
  readonly guests: number;
  readonly now: Date;
};

/** What was booked, in words, and the booking that an undo would cancel. */
export type Booked = {
  readonly words: string;
  readonly resourceName: string;
  /** Somebody of the space must say yes first. */
  readonly requested: boolean;
  readonly bookingId: string;
  readonly scope: 'one' | 'all';
  readonly skipped: number;
};

/** Everything between "this desk, then" and "it is yours": the repeat and its plan, the reason why not, and the sending. */
export function useBookingIntent(wish: BookingWish) {
  const { space, viewer, resource, wanted, range, now } = wish;
  const { timeZone } = space.rules;
  const trpc = useTRPC();
  const request = useRequestId();
  const { one, series } = useBook({ id: space.id, timeZone }, viewer.name);
  const [repeat, setRepeat] = useState(NO_REPEAT);
  const [note, setNote] = useState('');
  const [anyOfGroup, setAnyOfGroup] = useState(false);
  const [onClash, setOnClash] = useState<OnClash>('skip');
  const [refused, setRefused] = useState<{ intent: string; refusal: RefusalIn } | null>(null);
  const [done, setDone] = useState<{ intent: string; booked: Booked } | null>(null);

  const rule = ruleOf(repeat, `${wanted.date}T${wanted.from}`);
  // At a place for one nobody is asked how many come along.
  const guests = resource.capacity > 1 ? wish.guests : 0;
  const tooMany = guests > mostGuests(resource.capacity);
  const canBook = !tooMany && mayBook(viewer.role, resource).ok && range && range.endsAt > now;
  const priced = usePricedWish({
    spaceId: space.id,
    resourceId: resource.id,
    range: canBook ? range : null,
    repeats: rule !== null,
    guests,
  });
  const { price, withCode, withExtras } = priced;
  const repeated = rule && range ? seriesWish(wanted, rule, timeZone, now) : null;
  // What is not theirs to book has no dates to look at.
  const asked =
    repeated && mayBook(viewer.role, resource).ok && !tooMany
      ? { spaceId: space.id, resourceId: resource.id, ...repeated, ...withCode, ...withExtras }
      : null;
  const plan = useQuery(
    trpc.bookings.planSeries.queryOptions(asked ? { ...asked, guestCount: guests } : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 5_000,
    }),
  );
  // A repeat is planned for one place; any of a group is for a single time.
  const anyOf = anyOfGroup && !rule && resource.groupId !== null;
  const intent = JSON.stringify([resource.id, wanted, repeat, anyOf, withCode, withExtras, guests]);
  const named = { resourceName: resource.name };
  const asks = needsYes(space.bookingRules, { resource, who: viewer });
  const setting = { who: viewer, rules: hoursFor(space.rules, resource.hours), bookingRules: space.bookingRules };
  const crowded = tooMany ? refusalInWords('booking.too_many_guests', { ...named, capacity: resource.capacity }) : null;
  const choosing =
    crowded ??
    (rule
      ? whyNotSeries(wish, plan.data, plan.error, onClash)
      : whyNot({ ...wish, ...(anyOf ? { state: ANY_MAY_BE_FREE } : {}), locale: viewer.locale, ...setting }));
  const foreseen = useForeseen(wish, !rule && !anyOf && choosing === null && done?.intent !== intent);
  const unsold = price?.type === 'no_price' ? refusalInWords('pricing.no_price', named) : null;
  const against = foreseen ?? (!rule && range ? judgeBooking({ ...wish, range, ...setting }) : null);
  const near = against && range ? timeThatWorks(against.details, range, now) : null;
  const reason = choosing ?? (foreseen ? refusalInWords(foreseen.code, { timeZone, ...foreseen.details }) : unsold);

  const coming = guests > 0 ? { guests: unnamedGuests(guests) } : {};
  const book = async () => {
    try {
      const booked = rule ? await bookSeries() : await bookOne();
      request.answered();
      setRefused(null);
      if (booked) setDone({ intent, booked });
      return booked;
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal.code === 'pricing.price_changed') priced.again();
      setRefused({ intent, refusal });
      return null;
    }
  };

  const bookOne = async (): Promise<Booked | null> => {
    if (!range) return null;
    const input = {
      spaceId: space.id,
      ...(anyOf && resource.groupId ? { groupId: resource.groupId } : { resourceId: resource.id }),
      startsAt: range.startsAt.toISOString(),
      endsAt: range.endsAt.toISOString(),
      note,
      ...coming,
      ...withCode,
      ...withExtras,
      // Of a group it may be another place, at its own price.
      ...(anyOf ? {} : priced.withTold),
    };
    const { booking } = await one.mutateAsync({ ...input, requestId: request.idFor(input) });
    const today = localDateOf(now, timeZone);
    const when = whenWords(range, timeZone, viewer.locale, today);
    return {
      words: booking.resourceId === resource.id ? when : `${booking.resourceName}, ${when}`,
      resourceName: booking.resourceName,
      requested: booking.status === 'requested',
      bookingId: booking.id,
      scope: 'one',
      skipped: 0,
    };
  };

  const bookSeries = async (): Promise<Booked | null> => {
    if (!asked || !plan.data) return null;
    const input = { ...asked, onClash, note, ...coming, planToken: plan.data.planToken };
    const answer = await series.mutateAsync({ ...input, requestId: request.idFor(input) });
    const made = answer.occurrences.filter((occurrence) => occurrence.status !== 'skipped');
    const [first] = made;
    return first
      ? {
          words: `${counted(made.length, 'date')}, ${answer.series.words}`,
          resourceName: resource.name,
          requested: first.status === 'requested',
          bookingId: first.bookingId,
          scope: 'all',
          skipped: answer.occurrences.length - made.length,
        }
      : null;
  };

  return {
    repeat,
    setRepeat,
    note,
    setNote,
    onClash,
    setOnClash,
    anyOf,
    setAnyOf: setAnyOfGroup,
    /** It is a request: somebody of the space must say yes first. */
    asks,
    repeats: rule !== null,
    plan: rule ? plan : null,
    /** Where its dates are chosen one by one. */
    byDateHref: repeated
      ? paths.newSeries(space.operator.slug, space.slug, {
          ...wanted,
          desk: resource.id,
          rule: repeated.rrule,
          ...(guests > 0 ? { guests: String(guests) } : {}),
        })
      : null,
    reason,
    label: labelOf(wish, rule ? (plan.data ?? null) : undefined, { asks, anyOf }),
    pending: one.isPending || series.isPending,
    /** Nothing is sent without a network; it goes out by itself once there is one. */
    waiting: one.isPaused || series.isPaused,
    refusal: refused?.intent === intent ? refused.refusal : null,
    /** What it would cost, with what is chosen beside it. */
    priced,
    /** How many come along; null where nobody is asked. */
    guests: resource.capacity > 1 ? guests : null,
    /** What would work in place of what cannot be booked. */
    near,
    booked: done?.intent === intent ? done.booked : null,
    book,
    forgetBooked: () => setDone(null),
  };
}

function whyNotSeries(
  { viewer, resource, range }: BookingWish,
  plan: SeriesPlan | undefined,
  error: unknown,
  onClash: OnClash,
) {
  const allowed = mayBook(viewer.role, resource);
  if (!allowed.ok) return `${errorCopy(allowed.code).title}.`;
  if (!range) return 'The end is before the start.';
  if (error) {
    const { code, details } = refusalIn(error);
    return refusalInWords(code, details);
  }
  if (!plan) return 'Looking at the dates…';
  const clashes = plan.occurrences.length - plan.sums.fine;
  if (plan.sums.fine === 0) return 'None of these dates is free.';
  if (onClash === 'fail' && clashes > 0) return `${counted(clashes, 'date')} cannot be booked.`;
  return null;
}

/** Which of a group is free is found by the server, in the moment of booking. */
const ANY_MAY_BE_FREE: PlanResourceState = { state: 'free' };

/** The words on the main button: what pressing it will do. `plan` is undefined for a single booking, null while it is not known. */
function labelOf(
  { space, viewer, resource, range, now }: BookingWish,
  plan: SeriesPlan | null | undefined,
  { asks, anyOf }: { readonly asks: boolean; readonly anyOf: boolean },
): string {
  const verb = asks ? 'Ask for' : 'Book';
  if (plan === null) return `${verb} these dates`;
  if (plan) return `${verb} ${counted(plan.sums.fine, 'date')}`;
  const what = anyOf && resource.groupName ? `any of ${resource.groupName}` : resource.name;
  if (!range) return `${verb} ${what}`;
  const { timeZone } = space.rules;
  return `${verb} ${what}, ${whenWords(range, timeZone, viewer.locale, localDateOf(now, timeZone))}`;
}
