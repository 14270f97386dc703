import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { harbourDemo } from './harbour';
import { houseTime, leavesIn } from './house-time';
import { lagoonDemo } from './lagoon';
import { EVENTS } from './demo-events';
import { drawPictures } from './draw-pictures';
import { writeAccounts } from './demo-accounts';
import { writeExtras } from './demo-extras';
import { writePasses } from './demo-passes';
import { writePlans } from './demo-plans';
import { writePrices } from './demo-prices';
import { thinkUpHouse } from './think-up-house';
import { writeBookings } from './write-bookings';
import { writeEvents } from './write-events';
import { writeHouse, writeOperator } from './write-house';
import { writePeople } from './write-people';

const HOUSES = [harbourDemo, lagoonDemo];
const SINCE_MS = 1100 * 86_400_000;

/**
 * Fills a migrated database with the demo's two operators, their people, plans and bookings around `now`. Each operator is one
 * transaction, all or nothing, and one that is there already is left alone: safe to run twice, and after being killed half-way.
 */
export async function loadDemo({ now }: { readonly now: Date }): Promise<void> {
  const people = await writePeople(HOUSES);
  for (const house of HOUSES) await loadHouse(house, now, people);
}

async function loadHouse(house: DemoHouse, now: Date, people: Awaited<ReturnType<typeof writePeople>>): Promise<void> {
  const { slug } = house.operator;
  const shown = (EVENTS[slug] ?? []).flatMap(({ cover, photos = [] }) => [...(cover ? [cover] : []), ...photos]);
  await drawPictures(
    slug,
    shown.map(({ drawing }) => drawing),
  );
  return inOperator({ operatorId: newId<'operator'>() }, async (tx) => {
    if (!(await writeOperator(tx, house, new Date(now.getTime() - SINCE_MS)))) return;
    const time = houseTime(house, now);
    const thoughtUp = thinkUpHouse(house, time);
    const written = await writeHouse(tx, house, time, people, thoughtUp.joined);
    const list = await writePrices(tx, house, written, now);
    await writePasses(tx, house, written, { list: list ?? null, now });
    await writeBookings(tx, written, thoughtUp, leavesIn(house.plan), house.space.timeZone);
    if (list) await writeExtras(tx, house, written, { list, now });
    if (list) await writeAccounts(tx, house, written, { list, now });
    await writeEvents(tx, house, written, time);
    await writePlans(tx, house, written, { tax: list?.taxes.otherwise ?? null, now });
  });
}
