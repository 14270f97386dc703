'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { wantedOfRange } from '@/features/availability/domain/wanted-time';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import type { Arrival } from '../arrivals.contract';
import { useArrival } from './use-arrival';

type Where = { readonly operator: string; readonly space: string };
type Props = { where: Where; spaceId: SpaceId; code: string; first: Arrival; firstNow: Date; locale: string };

/** What the code at a desk leads to: one big button for whoever has booked it, and what is there for everybody else. */
export function ArrivalScreen({ where, spaceId, code, first, firstNow, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(firstNow);
  const found = useQuery(trpc.bookings.arrival.queryOptions({ spaceId, code }, { initialData: first }));
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.bookings.arrival.pathFilter()));
  const arrival = found.data;
  const { mine, resource, timeZone, operatorId } = arrival;
  return (
    <div className="mx-auto grid max-w-md gap-6">
      <PageHeader title={resource.name} lead={mine ? undefined : stateWords(arrival, locale)} />
      {mine ? (
        <Card className="grid gap-4">
          <p className="tabular text-lg">
            {mine.resourceName === resource.name ? 'Yours' : `Yours: ${mine.resourceName}`},{' '}
            {rangeLabel({ startsAt: new Date(mine.startsAt), endsAt: new Date(mine.endsAt) }, timeZone, locale)}
          </p>
          <OwnArrival {...{ mine, operatorId, timeZone, code, now, locale }} />
        </Card>
      ) : (
        <Offers where={where} arrival={arrival} locale={locale} />
      )}
      <LinkButton href={paths.bookings()}>My bookings</LinkButton>
    </div>
  );
}

type OwnProps = { mine: NonNullable<Arrival['mine']>; operatorId: string; timeZone: string; code: string } & {
  now: Date;
  locale: string;
};
function OwnArrival({ mine, operatorId, timeZone, code, now, locale }: OwnProps) {
  const { bookingId, checkedInAt, opensAt, startsAt } = mine;
  const { busy, checkIn, checkOut } = useArrival({ operatorId, bookingId, timeZone }, locale);
  if (checkedInAt)
    return (
      <>
        <p role="status">You are checked in, since {clock(checkedInAt, timeZone, locale)}.</p>
        {new Date(startsAt) <= now ? (
          <Button wide size="lg" loading={busy} onClick={() => void checkOut()}>
            Check out and free the rest
          </Button>
        ) : null}
      </>
    );
  const early = new Date(opensAt) > now ? `Check-in opens at ${clock(opensAt, timeZone, locale)}.` : undefined;
  return (
    <>
      {early ? <p aria-hidden>{early}</p> : null}
      <Button wide size="lg" variant="primary" loading={busy} disabledReason={early} onClick={() => void checkIn(code)}>
        Check in
      </Button>
    </>
  );
}

/** What can be booked from here: this place until somebody else has it, when it is next free, or a like one. */
function Offers({ where, arrival, locale }: { where: Where; arrival: Arrival; locale: string }) {
  const { nextFree, other, resource, timeZone } = arrival;
  const book = (desk: string, range: { startsAt: string; endsAt: string }) =>
    paths.book(where.operator, where.space, {
      ...wantedOfRange({ startsAt: toFiveMinutes(range.startsAt), endsAt: new Date(range.endsAt) }, timeZone),
      desk,
    });
  const free = arrival.now.kind === 'free';
  return (
    <div className="grid gap-3">
      {nextFree ? (
        <LinkButton wide size="lg" variant="primary" href={book(resource.id, nextFree)}>
          {free
            ? `Book it until ${clock(nextFree.endsAt, timeZone, locale)}`
            : `Book it from ${clock(nextFree.startsAt, timeZone, locale)}`}
        </LinkButton>
      ) : null}
      {other ? (
        <LinkButton
          wide
          size="lg"
          href={book(other.id, {
            startsAt: new Date(Date.parse(other.until) - 3_600_000).toISOString(),
            endsAt: other.until,
          })}
        >
          {other.name} is free now
        </LinkButton>
      ) : null}
    </div>
  );
}

const clock = (at: string, timeZone: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));

/** Whoever stands there at 10:07 books from 10:05. */
const toFiveMinutes = (at: string) => new Date(Math.floor(Date.parse(at) / 300_000) * 300_000);

function stateWords({ now, resource, timeZone }: Arrival, locale: string): string {
  if (resource.retired) return 'It is not booked any more.';
  switch (now.kind) {
    case 'free':
      return `Free until ${clock(now.until, timeZone, locale)}.`;
    case 'taken':
      return `${now.who ?? (now.what === 'booking' || now.what === 'hold' ? 'Taken' : now.what)}, until ${clock(now.until, timeZone, locale)}.`;
    case 'closed':
      return now.opensAt ? `Closed. Opens at ${clock(now.opensAt, timeZone, locale)}.` : 'Closed for today.';
  }
}
