import { addDays, localDateOf } from '@/kernel/zone';
import { makeResource } from '../makers';
import type { HammerAnswer, HammerClient } from './hammer-client';
import type { HammerPlace } from './hammer-place';

/** What members were told who each have a desk to themselves: nothing stands in their way, so every wish must come true, once. */
export type CalmLedger = {
  /** Bookings confirmed to somebody and not cancelled since. */
  readonly confirmed: Set<string>;
  readonly cancelled: Set<string>;
  readonly cancellations: Set<string>;
  readonly series: Set<string>;
  readonly broken: string[];
};

type Wish = {
  readonly place: HammerPlace;
  readonly clients: readonly HammerClient[];
  readonly patienceMs: number;
  readonly until: AbortSignal;
};

/** Each books day after day, takes back every third, repeats every fourth and ends every second repeat, until told to stop. */
export async function liveCalmly({ place, clients, patienceMs, until }: Wish): Promise<CalmLedger> {
  const ledger: CalmLedger = {
    confirmed: new Set(),
    cancelled: new Set(),
    cancellations: new Set(),
    series: new Set(),
    broken: [],
  };
  const first = addDays(localDateOf(new Date(), place.timeZone), 30);
  const live = async (client: HammerClient, name: string) => {
    const desk = await makeResource(place, { name });
    const tell = async (wanted: number, sending: Promise<HammerAnswer>) => {
      const answer = await sending;
      if (answer.status !== wanted)
        ledger.broken.push(`${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
      return answer.status === wanted ? answer.body : undefined;
    };
    const book = (date: string, from: string, to: string, recurrence?: object) =>
      tell(
        201,
        client.send(
          {
            method: 'POST',
            path: `/spaces/${place.spaceId}/book`,
            body: { resourceId: desk, startsAt: `${date}T${from}`, endsAt: `${date}T${to}`, ...recurrence },
          },
          patienceMs,
        ),
      );
    const cancel = async (bookingId: string, scope: 'one' | 'following') => {
      const path = `/bookings/${bookingId}/cancel`;
      const done = await tell(200, client.send({ method: 'PUT', path, body: { scope } }, patienceMs));
      if (!done) return;
      ledger.cancellations.add(String(done.cancellationId));
      for (const id of done.bookingIds) {
        if (!ledger.confirmed.delete(id)) ledger.broken.push(`${name}: cancelled ${id}, which was not theirs`);
        ledger.cancelled.add(id);
      }
    };
    for (let day = 0; !until.aborted && day < 600; day++) {
      const date = addDays(first, day);
      const once = await book(date, '09:00', '10:00');
      if (once) ledger.confirmed.add(String(once.booking.id));
      if (once && day % 3 === 2) await cancel(String(once.booking.id), 'one');
      if (day % 4) continue;
      // Starts four days apart, four weeks each: none meets another.
      const weekly = await book(date, '11:00', '12:00', {
        recurrence: { rrule: 'FREQ=WEEKLY;COUNT=4' },
        onClash: 'fail',
      });
      const ids = ((weekly?.occurrences ?? []) as { bookingId: string }[]).map((each) => each.bookingId);
      if (weekly && ids.length !== 4) ledger.broken.push(`${name}: a series of ${ids.length} dates in place of 4`);
      if (weekly) ledger.series.add(String(weekly.series.id));
      for (const id of ids) ledger.confirmed.add(id);
      const second = ids[1];
      if (second && day % 8 === 0) await cancel(second, 'following');
    }
  };
  await Promise.all(clients.map((client, index) => live(client, `Calm desk ${index}`)));
  return ledger;
}
