import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { listPartsForUpdate } from '@/features/bookings/sql/series-writes';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { acceptOffer } from './commands/accept-offer';
import { SAID, wantedScene } from './testing-wanted';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '20';
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let scene: ReturnType<typeof wantedScene>;

beforeEach(async () => {
  space = await makeSpace();
  [ana, ben] = [await makeMember(space), await makeMember(space)];
  scene = wantedScene(space, await makeResource(space));
});

const waiting = async () =>
  (
    await asOwner<{ n: number }>(
      `select count(*)::integer as n from pg_locks l join pg_stat_activity a on a.pid = l.pid where a.datname = current_database() and not l.granted`,
    )
  )[0]!.n;

it.each(['fill', 'ask'] as const)(
  'whoever has its turn at a series can take back its dates while one of them is filled: %s',
  async (how) => {
    const taken = await scene.book(ben, 2);
    const { dates, seriesId } = await scene.series(ana, 2, SAID[how]);
    await scene.cancel(ben, taken);
    if (how === 'ask') await scene.run();
    const [offer] = await SAID.offersOf(ana);
    let filling: Promise<unknown> = Promise.resolve();
    await inOperator(space, async (tx) => {
      // As cancelling does: first the series, then its dates.
      await listPartsForUpdate(tx, seriesId);
      filling = offer ? acceptOffer(ana, SAID.answer(ana, offer)) : scene.run();
      await expect.poll(waiting, { timeout: 5_000 }).toBe(1);
      await sql`set local lock_timeout = '500ms'`.execute(tx);
      await sql`update bookings set note = 'Mine' where operator_id = ${space.operatorId} and series_id = ${seriesId}`.execute(
        tx,
      );
    });
    await filling;
    expect(await scene.stateOf(dates)).toEqual(['confirmed', 'confirmed']);
  },
);

it('twenty who fill and cancel at once end without a ring, and with time for what stands alone', async () => {
  for (let round = 0; round < 4; round += 1) {
    const from = 2 + round * 10;
    const taken = await Promise.all([0, 1, 2].map((day) => scene.book(ben, from + day)));
    const { dates } = await scene.series(ana, 5, SAID.fill, from);
    await Promise.all(taken.map((id) => scene.cancel(ben, id)));
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => scene.run().then(() => 'ok')),
      ...dates.map((id) => SAID.codeOf(scene.cancel(ana, id))),
      SAID.codeOf(scene.cancelRest(ana, dates[1]!)),
    ]);
    expect(
      answers.filter((code) => !['ok', 'booking.already_cancelled', 'booking.already_started'].includes(code)),
    ).toEqual([]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  }
});
