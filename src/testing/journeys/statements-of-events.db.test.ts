import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { countView } from '@/features/event-report/commands/count-view';
import { reportInput } from '@/features/event-report/event-report.contract';
import { readEventFigures, readHistory, readReport } from '@/features/event-report/event-report.reads';
import { readAllDates } from '@/features/events/all-dates.reads';
import { answerEvent } from '@/features/events/commands/answer-event';
import { checkInGuest } from '@/features/events/commands/check-in-guest';
import { saveEvent } from '@/features/events/commands/save-event';
import { eventListInput, guestsInput } from '@/features/events/event-pages.contract';
import { saveEventInput } from '@/features/events/events.contract';
import { readDoor } from '@/features/events/door.reads';
import { readEventList, readEventPage, readGuests, readHosting } from '@/features/events/events.reads';
import { readPublicEvent, readPublicEvents } from '@/features/events/public-events.reads';
import { answerOf, asRsvp, come, makeEvent, scan, wishOf } from '@/features/events/testing-events';
import { statementsOf } from '@/features/bookings/testing-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '../makers';

type House = {
  readonly space: MadeSpace;
  readonly owner: ActingMember;
  readonly ana: ActingMember;
  readonly slug: string;
  readonly eventId: EventId;
  readonly dateId: EventDateId;
  /** An event that sells tickets to as many. */
  readonly sold: { readonly slug: string; readonly dateId: EventDateId; readonly typeId: string };
};

/** A house with so many events, and so many who come to the first of them. */
async function house(events: number, guests: number): Promise<House> {
  const space = await makeSpace();
  const owner = await makeMember(space, 'owner');
  const made = await makeEvent(space, owner, null, {
    wish: { whoComes: 'names', capacity: 10_000, rrule: 'FREQ=WEEKLY;COUNT=4' },
  });
  for (let n = 1; n < events; n++) await makeEvent(space, owner, null);
  const dateId = made.dateIds[0]!;
  const sold = await selling(space, owner, guests);
  await inOperator(space, (tx) =>
    sql`insert into rsvps (operator_id, id, event_date_id, name, party, status)
      select ${space.operatorId}, gen_random_uuid(), ${dateId}, 'Guest ' || n, 1, 'going' from generate_series(1, ${guests}::integer) n`.execute(
      tx,
    ),
  );
  return {
    space,
    owner,
    ana: await makeMember(space, 'member', 'Ana'),
    slug: made.slug,
    eventId: made.eventId,
    ...{ dateId, sold },
  };
}

async function selling(space: MadeSpace, owner: ActingMember, guests: number): Promise<House['sold']> {
  const tickets = [
    { name: 'Regular', pricing: 'fixed', price: 3500 },
    { name: 'Free', places: 9_000 },
  ];
  const { slug, eventId, dateIds } = await makeEvent(space, owner, null, { wish: { capacity: 10_000, tickets } });
  const dateId = dateIds[0]!;
  const typeId = await inOperator(space, async (tx) => {
    const types = tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', eventId);
    const { id } = await types.where('name', '=', 'Regular').executeTakeFirstOrThrow();
    await sql`insert into rsvps (operator_id, id, event_date_id, name, party, status, ticket_type_id, ticket_name, price_each_minor, currency, pays)
      select ${space.operatorId}, gen_random_uuid(), ${dateId}, 'Guest ' || n, 1, 'going', ${id}, 'Regular', 3500, 'EUR', 'door'
      from generate_series(1, ${guests}::integer) n`.execute(tx);
    return id;
  });
  return { slug, dateId, typeId };
}

let houses: readonly [House, House];
beforeAll(async () => {
  houses = [await house(1, 2), await house(6, 500)];
}, 60_000);

type Row = readonly [
  name: string,
  statements: number,
  of: (house: House) => Promise<() => Promise<unknown>> | (() => Promise<unknown>),
];
const from = new Date().toISOString();
const ROWS: readonly Row[] = [
  [
    'answering',
    6,
    ({ space, ana, dateId }) =>
      () =>
        answerEvent(ana, answerOf(space, dateId)),
  ],
  [
    'answering with a ticket',
    6,
    ({ space, ana, sold: { dateId, typeId } }) =>
      () =>
        answerEvent(ana, answerOf(space, dateId, { ticket: { typeId, each: 3500 } })),
  ],
  [
    'the page of an event with tickets',
    2,
    ({ ana, sold }) =>
      () =>
        readEventPage(ana, sold.slug),
  ],
  [
    'who comes with a ticket, and what it brings in',
    4,
    ({ space, owner, sold: { dateId } }) =>
      () =>
        readGuests(owner, guestsInput.parse({ operatorId: space.operatorId, dateId })),
  ],
  [
    'the door of an event with tickets',
    2,
    ({ space, owner, sold: { dateId } }) =>
      () =>
        readDoor(owner, { operatorId: space.operatorId, dateId }),
  ],
  [
    'letting somebody in',
    6,
    async ({ space, owner, dateId }) => {
      const { rsvpId } = await come(space, await makeMember(space), dateId);
      const input = {
        operatorId: space.operatorId,
        dateId,
        who: { rsvpId: asRsvp(rsvpId) },
        scanId: scan(),
        requestId: newId<'request'>(),
      };
      return () => checkInGuest(owner, input, new Date(Date.now() + 4.9 * 86_400_000));
    },
  ],
  [
    'publishing an event in a room',
    12,
    async ({ space, owner }) => {
      const wish = wishOf(space, await makeResource(space, { kind: 'event_space' }), { title: `Talk ${newId()}` });
      const input = { spaceId: space.spaceId, eventId: null, seen: null, as: 'publish', wish, requestId: newId() };
      return () => saveEvent(owner, saveEventInput.parse(input));
    },
  ],
  [
    'the page of an event',
    2,
    ({ ana, slug }) =>
      () =>
        readEventPage(ana, slug),
  ],
  [
    'the page of an event, for anybody',
    3,
    ({ space, slug }) =>
      () =>
        readPublicEvent(`op-${space.operatorId}`, slug),
  ],
  [
    'what would become of all its dates',
    5,
    ({ space, ana, eventId }) =>
      () =>
        readAllDates(ana, { operatorId: space.operatorId, eventId, party: 1, typeId: null }),
  ],
  [
    'what is on',
    2,
    ({ space, ana }) =>
      () =>
        readEventList(ana, eventListInput.parse({ spaceId: space.spaceId, from })),
  ],
  [
    'what is on, for anybody',
    3,
    ({ space }) =>
      () =>
        readPublicEvents({ operator: `op-${space.operatorId}`, from, to: null, cursor: null }),
  ],
  [
    'what somebody runs',
    2,
    ({ space, owner }) =>
      () =>
        readHosting(owner, { spaceId: space.spaceId }),
  ],
  [
    'the report over all events',
    3,
    ({ space, owner }) =>
      () =>
        readReport(owner, reportInput.parse({ spaceId: space.spaceId, from: '2026-01-01', to: '2099-12-31' })),
  ],
  [
    'an event in figures',
    4,
    ({ space, owner, eventId }) =>
      () =>
        readEventFigures(owner, { operatorId: space.operatorId, eventId, dateId: null }),
  ],
  [
    'who changed what',
    2,
    ({ space, owner, eventId }) =>
      () =>
        readHistory(owner, { operatorId: space.operatorId, eventId, show: 'all' }),
  ],
  [
    'counting who looks',
    1,
    ({ space, eventId }) =>
      () =>
        countView({ operatorId: space.operatorId, eventId, timeZone: space.timeZone, who: newId(), cameFrom: '' }),
  ],
  [
    'who comes',
    3,
    ({ space, owner, dateId }) =>
      () =>
        readGuests(owner, guestsInput.parse({ operatorId: space.operatorId, dateId })),
  ],
];

describe('what events cost in statements, with two who come and with five hundred', () => {
  it.each(ROWS)('%s: %i', async (_name, statements, of) => {
    const counts: number[] = [];
    for (const one of houses) counts.push((await statementsOf(await of(one))).length);
    expect(counts).toEqual([statements, statements]);
  });
});
