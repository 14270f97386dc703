import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Part } from '@/embedded/part';
import { freePort } from '@/embedded/ports';
import { startStack, type Stack } from '@/embedded/stack';
import { messageIdOf } from '@/features/notifications/notifications.contract';
import { closePool } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '../as-owner';
import { openTemporaryHome } from '../temporary-home';
import { liveCalmly } from './calm-members';
import { runHammer, type HammerReport } from './hammer';
import { openHammerPlace, type HammerPlace } from './hammer-place';
import { auditAllOccupancies, CLEAN, listLost } from './occupancy-audit';

/** How long a member's program keeps asking, with the same Idempotency-Key, while nobody answers. */
const PATIENCE_MS = 60_000;
/** Everything owed is done this long after everybody is back: a killed worker's jobs are freed within half a minute. */
const CATCH_UP_MS = 60_000;

const temporary = openTemporaryHome();
let stack: Stack;
let place: HammerPlace;
/** Answers, and questions that nobody answered (or with a 5xx) and that were asked again. */
const traffic = { answered: 0, unanswered: 0 };

beforeAll(async () => {
  stack = await startStack({
    home: temporary.home,
    port: await freePort(),
    demoData: false,
    durable: true,
    env: { UNDO_SECONDS: '3' },
  });
  expect(await stack.healthy()).toBe(true);
  place = await openHammerPlace(stack.url, 26);
  const ask = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    try {
      const answer = await ask(...asked);
      traffic[answer.status < 500 ? 'answered' : 'unanswered']++;
      return answer;
    } catch (error) {
      traffic.unanswered++;
      throw error;
    }
  });
});

afterAll(async () => {
  vi.restoreAllMocks();
  await closePool();
  await stack?.stop();
  temporary.remove();
});

it(
  'keeps every promise when server, worker and Postgres are killed in the middle of it',
  { timeout: 240_000 },
  async () => {
    const { server, worker, postgres } = stack.parts;
    const stopping = new AbortController();
    const calm = liveCalmly({
      place,
      clients: place.clients.slice(20),
      patienceMs: PATIENCE_MS,
      until: stopping.signal,
    });
    const hammer = hammerUntil(stopping.signal);
    try {
      expect(await killInTheMiddle([server]), 'asked again after the server was killed').toBeGreaterThan(0);
      await killInTheMiddle([worker]);
      expect(await killInTheMiddle([postgres]), 'asked again after Postgres was killed').toBeGreaterThan(0);
      expect(await killInTheMiddle([server, worker, postgres]), 'asked again after all were').toBeGreaterThan(0);
      await untilAnswered(30);
    } finally {
      stopping.abort();
    }
    const [reports, ledger] = [await hammer, await calm];
    expect(await stack.healthy(20_000)).toBe(true);

    // What was said is what is there: nothing lost, nothing twice, nothing that nobody was told of.
    expect(reports.flatMap((each) => each.broken)).toEqual([]);
    expect(ledger.broken).toEqual([]);
    const confirmed = [...ledger.confirmed, ...reports.flatMap((each) => each.confirmed)];
    expect(confirmed.length).toBeGreaterThan(50);
    expect(new Set(confirmed).size).toBe(confirmed.length);
    expect(await listLost(place.operatorId, confirmed)).toEqual([]);
    const there = await readBookings();
    expect(there.confirmed.filter((id) => !confirmed.includes(id))).toEqual([]);
    const cancelledByHammer = reports.reduce((sum, { statuses }) => sum + (statuses[200] ?? 0), 0);
    expect(there.cancelled).toBe(ledger.cancelled.size + cancelledByHammer);
    expect(there.cancellations.length).toBe(ledger.cancellations.size + cancelledByHammer);
    expect(await auditAllOccupancies()).toEqual(CLEAN);

    // What is owed is done: no job waits or is held by the dead, and every mail came, under the one name it has.
    await vi.waitFor(async () => expect(await listJobs()).toEqual([]), { timeout: CATCH_UP_MS, interval: 500 });
    const owed = await listOwedMails();
    const came = await listMails();
    expect(owed.due.filter((id) => !came.has(id))).toEqual([]);
    const known = new Set([...owed.due, ...owed.perhaps]);
    expect([...came].filter((id) => !known.has(id))).toEqual([]);
    expect((await fetch(`${stack.url}/api/health`)).status).toBe(200);
  },
);

/** Kills without a word while answers flow, brings back on the same ports, and says how many questions had to be asked again. */
async function killInTheMiddle(parts: readonly Part[]): Promise<number> {
  await untilAnswered(40);
  const before = traffic.unanswered;
  const pids = parts.map((part) => part.pid());
  await Promise.all(parts.map((part) => part.kill('SIGKILL')));
  await sleep(500);
  await Promise.all(parts.map((part) => part.start()));
  for (const [index, part] of parts.entries()) expect(part.pid()).not.toBe(pids[index]);
  return traffic.unanswered - before;
}

async function untilAnswered(more: number): Promise<void> {
  const enough = traffic.answered + more;
  await vi.waitFor(() => expect(traffic.answered).toBeGreaterThanOrEqual(enough), { timeout: 40_000, interval: 20 });
}

/** Rounds of every kind again and again, each on days of its own. */
async function hammerUntil(stop: AbortSignal): Promise<HammerReport[]> {
  const reports: HammerReport[] = [];
  const rivals = { ...place, clients: place.clients.slice(0, 20) };
  const rounds = { identical: 1, overlapping: 1, combined: 1, series: 1 };
  for (let firstDay = 30; !stop.aborted && firstDay < 500; firstDay += 4)
    reports.push(await runHammer({ place: rivals, rounds, patienceMs: PATIENCE_MS, firstDay }));
  return reports;
}

async function readBookings() {
  return inOperator(place, async (tx) => {
    const bookings = await tx.selectFrom('bookings').select(['id', 'status']).execute();
    const cancellations = await tx.selectFrom('cancellations').select('id').execute();
    return {
      confirmed: bookings.filter((each) => each.status === 'confirmed').map((each) => String(each.id)),
      cancelled: bookings.filter((each) => each.status === 'cancelled').length,
      cancellations,
    };
  });
}

/** Whatever is still in the queue, due or not: nothing in it may lie far ahead. */
const listJobs = () =>
  asOwner(
    `select task_identifier, attempts, last_error, locked_by, run_at - now() as due_in from graphile_worker.jobs order by run_at`,
  );

/** The mails that members must have; and those that they may have, because it was cancelled after its mail had gone. */
async function listOwedMails() {
  const { hostname } = new URL(stack.url);
  return inOperator(place, async (tx) => {
    const bookings = await tx.selectFrom('bookings').select(['id', 'status']).where('seriesId', 'is', null).execute();
    const series = await sql<{ id: string; alive: boolean }>`
      select s.id, exists (select 1 from bookings b
        where b.operator_id = s.operator_id and b.series_id = s.id and b.status = 'confirmed') as alive
      from series s where s.operator_id = ${place.operatorId}`.execute(tx);
    const cancellations = await tx.selectFrom('cancellations').select('id').execute();
    const booked = (id: string) => messageIdOf('send-booking-confirmation', [id], hostname);
    const repeated = (id: string) => messageIdOf('send-series-confirmation', [id], hostname);
    return {
      due: [
        ...bookings.filter((each) => each.status === 'confirmed').map((each) => booked(each.id)),
        ...series.rows.filter((each) => each.alive).map((each) => repeated(each.id)),
        ...cancellations.map((each) => messageIdOf('send-cancellation', [each.id], hostname)),
      ],
      perhaps: [
        ...bookings.filter((each) => each.status === 'cancelled').map((each) => booked(each.id)),
        ...series.rows.filter((each) => !each.alive).map((each) => repeated(each.id)),
      ],
    };
  });
}

async function listMails(): Promise<Set<string>> {
  const answer = await fetch(`${stack.mailUrl}/messages`);
  const { items } = (await answer.json()) as { items: { messageId: string }[] };
  return new Set(items.map((mail) => mail.messageId));
}
