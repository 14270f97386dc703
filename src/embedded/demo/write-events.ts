import { newId, type EventDateId, type EventId, type MemberId } from '@/kernel/ids';
import { addDays } from '@/kernel/zone';
import { claimsOf } from '@/features/events/commands/write-dates';
import { slugOf } from '@/features/events/domain/event-slug';
import type { Reply } from '@/features/events/domain/questions';
import { upsertDates, upsertEvent, upsertHostRules, type DateToWrite } from '@/features/events/sql/event-writes';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import type { ResourceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { datesOfDemo, EVENTS, spanOf, type DemoEvent } from './demo-events';
import { leavesIn, type HouseTime } from './house-time';
import { sellTickets } from './sell-tickets';
import { seededRandom, type SeededRandom } from './seeded-random';
import { callOff, comeToAll, writeTraces } from './write-event-traces';
import { idOf, type WrittenHouse } from './write-house';
import { writeCover, writeTalk } from './write-talk';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const CAME_FROM = ['newsletter', 'instagram', 'poster at the desk', '', '', ''] as const;

/** Events of the last weeks and the next ones, with who comes, waits and did not come. A date whose room is not free is left out, as it would be. */
export async function writeEvents(
  tx: OperatorTx,
  house: DemoHouse,
  written: WrittenHouse,
  time: HouseTime,
): Promise<void> {
  const owner = house.members.find(({ role }) => role === 'owner');
  if (!owner) return;
  const rules = { hostRoles: ['host', 'member'] as const, yesRoles: ['member'] as const };
  await upsertHostRules(tx, rules, idOf(written.members, owner.email).memberId, time.now);
  for (const event of EVENTS[house.operator.slug] ?? []) await writeEvent(tx, { house, written, time }, event);
}

type House = { readonly house: DemoHouse; readonly written: WrittenHouse; readonly time: HouseTime };

async function writeEvent(tx: OperatorTx, { house, written, time }: House, event: DemoEvent): Promise<void> {
  const { timeZone } = house.space;
  const eventId = newId<'event'>();
  const [hostId, ...coHostIds] = [event.host, ...(event.coHosts ?? [])].map(
    (email) => idOf(written.members, email).memberId,
  );
  if (!hostId) return;
  const madeUntil = addDays(time.today, 182);
  const days = datesOfDemo(event, time)
    .filter((date) => !event.endless || date < madeUntil)
    .map((date) => spanOf(date, event, timeZone));
  const [first] = days;
  if (!first) return;
  const resourceId = event.room === undefined ? null : idOf(written.resources, event.room);
  const status = event.status ?? 'published';
  const madeAt = new Date(Math.min(time.now.getTime(), first.startsAt.getTime()) - 20 * DAY_MS);
  await upsertEvent(
    tx,
    {
      ...{ id: eventId, spaceId: written.spaceId, slug: slugOf(event.title), hostId, title: event.title },
      ...{ description: event.description, category: event.category, tags: event.tags ?? [] },
      ...{ audience: event.audience ?? 'public', planIds: [], resourceId, placeWords: event.elsewhere ?? '' },
      ...{ place: resourceId ? 'resource' : event.online ? 'online' : 'elsewhere', onlineUrl: event.online ?? '' },
      ...{ setupMinutes: event.around ?? 0, cleanupMinutes: event.around ?? 0, timeZone },
      ...{ localStart: first.localStart, durationMinutes: event.minutes, rdates: [] },
      rrule: days.length > 1 ? ruleOf(event, days.length) : null,
      madeUntil,
      ...{ capacity: event.capacity, guestsEach: event.guestsEach ?? 0, approval: event.approval ?? false },
      ...{
        opensAt: null,
        questions: event.questions ?? [],
        closesMinutes: 0,
        offerMinutes: event.offerMinutes ?? null,
      },
      ...{
        whoComes: event.whoComes ?? 'count',
        status,
        publishAt: null,
        ...(await writeCover(tx, house.operator.slug, event, hostId)),
        photosFor: event.photos ? 'page' : 'comers',
      },
      membersPay: event.membersPay ?? 'account',
    },
    coHostIds,
    hostId,
    madeAt,
  );
  // A draft holds nothing and has no dates yet.
  if (status === 'draft') return;
  const dates = days.map(({ localStart, startsAt, endsAt }): DateToWrite => ({
    ...{ id: newId<'event_date'>(), originalStart: localStart, startsAt, endsAt, resourceId, status: 'stands' },
    ...{ setupMinutes: event.around ?? 0, cleanupMinutes: event.around ?? 0, capacity: event.capacity },
    ...{ ownCapacity: false, ownTime: false, told: false },
  }));
  await upsertDates(tx, eventId, dates);
  const skipped = await takeRooms(tx, { house, written }, event, eventId, dates);
  if (status !== 'published') return;
  const random = seededRandom(`events of ${event.title}`);
  const rows = dates
    .filter(({ id }) => !skipped.has(id))
    .flatMap((date) => answersTo(date, { house, written, time }, event, random));
  const sold = await sellTickets(tx, eventId, event, rows, house);
  if (rows.length > 0)
    await tx
      .insertInto('rsvps')
      .values(sold.rows.map((row) => ({ ...row, operatorId: tx.operatorId })))
      .execute();
  await sold.settle({ hostId, now: time.now });
  const stand = dates.filter(({ id }) => !skipped.has(id));
  const left = { eventId, hostId, dates: stand, rows, madeAt, now: time.now, timeZone };
  for (const email of event.comesToAll ?? [])
    await comeToAll(tx, { ...idOf(written.members, email), name: nameOf(house, email) }, left);
  await writeTraces(tx, event, left);
  if (event.calledOff) await callOff(tx, event.calledOff, left);
  await writeTalk(tx, { operator: house.operator.slug, eventId, hostId, dates, answers: rows }, event, time.now);
}

const ruleOf = ({ weekday, endless }: DemoEvent, count: number): string =>
  `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday - 1]}${endless ? '' : `;COUNT=${count}`}`;

const nameOf = ({ members }: DemoHouse, address: string): string =>
  members.find(({ email }) => email === address)?.name ?? address;

async function takeRooms(
  tx: OperatorTx,
  { house, written }: Pick<House, 'house' | 'written'>,
  { room }: DemoEvent,
  eventId: EventId,
  dates: readonly DateToWrite[],
): Promise<ReadonlySet<EventDateId>> {
  if (room === undefined) return new Set();
  const leaves: readonly ResourceId[] = leavesIn(house.plan)(room).map((leaf) => idOf(written.resources, leaf));
  const leavesOf = new Map([[idOf(written.resources, room), leaves]]);
  const lost = await exchangeEventTime(
    tx,
    [],
    dates.flatMap((date) => claimsOf(date, leavesOf)),
  );
  const gone = dates.filter(({ id }) => lost.has(id)).map((date) => ({ ...date, status: 'skipped' as const }));
  await upsertDates(tx, eventId, gone);
  return lost;
}

/** Each question that is chosen from has an answer of some kind. */
const repliesOf = ({ questions = [] }: DemoEvent, random: SeededRandom): Reply[] =>
  questions.flatMap(({ id, ask, options: [first, ...others] }) =>
    first === undefined ? [] : [{ questionId: id, ask, words: [random.pick([first, ...others])] }],
  );

/** Who comes: members of the house in turn, some with a guest; who did not fit waits; of those who came, one in eight did not. */
function answersTo(date: DateToWrite, { house, written, time }: House, event: DemoEvent, random: SeededRandom) {
  const { capacity, guestsEach = 0, approval, full, host, comesToAll = [] } = event;
  const wanted = Math.round((capacity ?? 60) * full);
  const over = date.endsAt <= time.now;
  const people = house.members.filter(
    ({ email, role }) => role === 'member' && email !== host && !comesToAll.includes(email),
  );
  const start = random.between(0, Math.max(0, people.length - 1));
  let places = capacity ?? 1000;
  let asks = 0;
  const begins = Math.min(time.now.getTime(), date.startsAt.getTime());
  return people
    .map((_, index) => people[(start + index) % people.length])
    .slice(0, wanted)
    .flatMap((one, index) => {
      const member = one && written.members.get(one.email);
      if (!one || !member) return [];
      const party = guestsEach > 0 && random.chance(0.2) ? 2 : 1;
      const asked = approval === true && !over && index % 3 === 2;
      const fits = !asked && places >= party;
      if (fits) places -= party;
      else asks += 1;
      const createdAt = new Date(begins - (14 - (14 * index) / wanted) * DAY_MS - random.between(1, 600) * 60_000);
      const came = over && fits && !random.chance(0.13);
      return {
        ...{ id: newId<'rsvp'>(), eventDateId: date.id, memberId: member.memberId, name: one.name, party },
        status: fits ? ('going' as const) : asked ? ('asked' as const) : ('waiting' as const),
        linePlace: fits ? null : asks,
        guestNames: [],
        replies: JSON.stringify(repliesOf(event, random)),
        note: asked ? 'I would like to print a card for my mother.' : '',
        cameFrom: random.pick(CAME_FROM),
        checkedInAt: came ? new Date(date.startsAt.getTime() + random.between(-15, 20) * 60_000) : null,
        checkedInBy: came ? ((written.members.get(host)?.memberId satisfies MemberId | undefined) ?? null) : null,
        createdAt,
        changedAt: createdAt,
      };
    });
}
