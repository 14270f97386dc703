import { addDays, localDateOf } from '@/kernel/zone';
import type { RestBody } from '../rest-client';
import type { HammerAnswer, HammerClient } from './hammer-client';
import { LIVING_KINDS, PLAY_LIVING, type LivingRound } from './hammer-living';
import type { HammerPlace } from './hammer-place';

const BOOKING_KINDS = ['identical', 'overlapping', 'combined', 'series'] as const;
const ROUND_KINDS = [...BOOKING_KINDS, ...LIVING_KINDS] as const;
type RoundKind = (typeof ROUND_KINDS)[number];
export type HammerReport = {
  readonly rounds: number;
  readonly statuses: Readonly<Record<number, number>>;
  /** Every booking whose confirmation reached somebody and that nobody took back since. */
  readonly confirmed: readonly string[];
  /** How long the winner of each identical slot waited, and the losers. */
  readonly winnerMs: readonly number[];
  readonly loserMs: readonly number[];
  /** What broke a promise, in sentences. Empty is what is hoped for. */
  readonly broken: readonly string[];
};
export type HammerWish = {
  readonly place: HammerPlace;
  /** how many of each kind; none of those left out */
  readonly rounds: Readonly<Partial<Record<RoundKind, number>>>;
  /** How long a client keeps asking when there is no answer or a 5xx: for servers that are killed meanwhile. */
  readonly patienceMs?: number;
  /** Days from today to the first round; each round has a day of its own. */
  readonly firstDay?: number;
};

type Taken = { readonly resourceId: string; readonly startsAt: string; readonly endsAt: string };
type Round = LivingRound & {
  readonly send: (client: HammerClient, body: Record<string, unknown>) => Promise<HammerAnswer>;
  readonly winnerMs: number[];
  readonly loserMs: number[];
};

/** Lets every client of the place fight for the same time, round after round, and notes each promise that broke. */
export async function runHammer({ place, rounds, patienceMs = 0, firstDay = 30 }: HammerWish): Promise<HammerReport> {
  const statuses: Record<number, number> = {};
  const broken: string[] = [];
  const round = { place, broken, confirmed: new Set<string>(), winnerMs: [] as number[], loserMs: [] as number[] };
  const noted = async (sending: Promise<HammerAnswer>) => {
    const answer = await sending;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status === 0 || answer.status >= 500) broken.push(`${answer.status}: ${JSON.stringify(answer.body)}`);
    if (JSON.stringify(answer.body).includes('deadlock')) broken.push('somebody was told of a deadlock');
    return answer;
  };
  const ask: Round['ask'] = (client, asked) => noted(client.send(asked, patienceMs));
  const send: Round['send'] = (client, body) =>
    ask(client, { method: 'POST', path: `/spaces/${place.spaceId}/book`, body });
  const today = localDateOf(new Date(), place.timeZone);
  const order = interleaved(rounds);
  for (const [index, kind] of order.entries()) {
    const date = addDays(today, firstDay + index);
    await PLAY[kind]({ ...round, date, ask, send });
    if (kind === 'identical' && index % 3 === 0) await takeBack({ ...round, date, ask, send }, noted, patienceMs);
  }
  return { rounds: order.length, statuses, ...round, confirmed: [...round.confirmed] };
}

/** Rounds of every kind in turn, so that a run that ends early has tried them all. */
function interleaved(rounds: HammerWish['rounds']): RoundKind[] {
  const left = new Map(ROUND_KINDS.map((kind) => [kind, rounds[kind] ?? 0]));
  const order: RoundKind[] = [];
  while ([...left.values()].some((count) => count > 0))
    for (const [kind, count] of left) {
      if (count > 0) order.push(kind);
      left.set(kind, count - 1);
    }
  return order;
}

const PLAY: Readonly<Record<RoundKind, (round: Round) => Promise<void>>> = {
  /** All want the same hour of the same desk: exactly one gets it. */
  identical: async (round) => {
    const { desk, clients } = round.place;
    const answers = await Promise.all(
      clients.map((client) => round.send(client, slot(desk, round.date, 9 * 60, 17 * 60))),
    );
    const { winners, losers } = judge(round, answers);
    if (winners.length !== 1) round.broken.push(`${winners.length} won one slot`);
    round.winnerMs.push(...winners.map((each) => each.milliseconds));
    round.loserMs.push(...losers.map((each) => each.milliseconds));
  },
  /** Each wants another stretch of one day: what is accepted does not overlap. */
  overlapping: async (round) => {
    const { desk, clients } = round.place;
    const answers = await Promise.all(
      clients.map((client) => {
        const from = 8 * 60 + 15 * Math.floor(Math.random() * 40);
        return round.send(client, slot(desk, round.date, from, from + 15 * (1 + Math.floor(Math.random() * 8))));
      }),
    );
    judge(round, answers);
  },
  /** A third wants the hall, the others one of its halves. */
  combined: async (round) => {
    const { hall, halves, clients } = round.place;
    const wanted = [hall, ...halves];
    const answers = await Promise.all(
      clients.map((client, index) => round.send(client, slot(wanted[index % 3] ?? hall, round.date, 10 * 60, 12 * 60))),
    );
    judge(round, answers);
  },
  /** Weekly series that start in different weeks, on two desks, which every other client books in the opposite order. */
  series: async (round) => {
    const { seriesDesks, clients } = round.place;
    const answers = await Promise.all(
      clients.map(async (client, index) => {
        const desks = index % 2 ? [...seriesDesks].reverse() : seriesDesks;
        const both: HammerAnswer[] = [];
        for (const resourceId of desks) {
          const start = addDays(round.date, 7 * (index % 3));
          const wish = slot(resourceId, start, 9 * 60, 17 * 60);
          const recurrence = { rrule: 'FREQ=WEEKLY;COUNT=6' };
          both.push(await round.send(client, { ...wish, recurrence, onClash: index % 4 < 2 ? 'skip' : 'fail' }));
        }
        return both;
      }),
    );
    judge(round, answers.flat());
  },
  ...PLAY_LIVING,
};

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const slot = (resourceId: string, date: string, from: number, to: number) => ({
  resourceId,
  startsAt: `${date}T${clock(from)}`,
  endsAt: `${date}T${clock(to)}`,
});

const REFUSED = new Set(['booking.slot_taken', 'series.clashes', 'series.nothing_free']);

/** Somebody wins, what was won does not overlap, and each loser learns what stood in the way. */
function judge({ place, broken, confirmed, date }: Round, answers: readonly HammerAnswer[]) {
  const winners = answers.filter((each) => each.status === 201);
  const losers = answers.filter((each) => each.status !== 201);
  if (winners.length === 0) broken.push(`nobody won on ${date}`);
  for (const { status, body } of losers) {
    const why = body.details?.clashes ?? body.details?.occurrences ?? [];
    if (status !== 409 || !REFUSED.has(String(body.code)) || why.length === 0)
      broken.push(`a loser was told ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
  const taken = winners.flatMap(({ body }) => takenBy(body, place, confirmed));
  taken.sort((a, b) => a.resourceId.localeCompare(b.resourceId) || a.startsAt.localeCompare(b.startsAt));
  for (const [index, each] of taken.entries()) {
    const before = taken[index - 1];
    if (before?.resourceId === each.resourceId && before.endsAt > each.startsAt)
      broken.push(`${each.resourceId} was given away twice at ${each.startsAt}`);
  }
  return { winners, losers };
}

/** The time that a confirmation took, on the undivided resources. */
function takenBy(
  { booking, series, occurrences = [] }: Partial<RestBody>,
  place: HammerPlace,
  confirmed: Set<string>,
): Taken[] {
  const resourceId = booking?.resourceId ?? series?.resourceId ?? '';
  const leaves = resourceId === place.hall ? place.halves : [resourceId];
  const made = booking ? [{ ...booking, bookingId: booking.id }] : occurrences;
  return made
    .filter((each) => each.status === 'confirmed')
    .flatMap(({ bookingId, startsAt, endsAt }) => {
      confirmed.add(bookingId);
      return leaves.map((leaf) => ({ resourceId: leaf, startsAt, endsAt }));
    });
}

/** Whoever won last gives it back, and the time is free for the next at once. */
async function takeBack(
  round: Round,
  noted: (sending: Promise<HammerAnswer>) => Promise<HammerAnswer>,
  patienceMs: number,
): Promise<void> {
  const { place, confirmed, broken, date, send } = round;
  const last = [...confirmed].at(-1);
  if (!last) return;
  const path = `/bookings/${last}/cancel`;
  const tried = await Promise.all(
    place.clients.map((client) => noted(client.send({ method: 'PUT', path, body: { scope: 'one' } }, patienceMs))),
  );
  const done = tried.filter((each) => each.status === 200);
  if (done.length !== 1) broken.push(`${done.length} could cancel one booking`);
  if (tried.some((each) => each.status !== 200 && each.status !== 404))
    broken.push('somebody else’s booking was more than not found');
  confirmed.delete(last);
  const [first] = place.clients;
  const again = first && (await send(first, slot(place.desk, date, 9 * 60, 17 * 60)));
  if (again?.status === 201 && again.body.booking) confirmed.add(again.body.booking.id);
  else broken.push(`cancelled time was not free: ${JSON.stringify(again?.body)}`);
}
