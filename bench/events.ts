import type pg from 'pg';
import { answerEvent } from '@/features/events/commands/answer-event';
import { readEventPage } from '@/features/events/events.reads';
import { answerOf, makeEvent } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { compare, measure, median, quantile, type Line } from './measure';

const CLIENTS = 200;
const PLACES = 20;

type World = {
  readonly space: MadeSpace;
  readonly dateId: EventDateId;
  readonly slug: string;
  readonly people: readonly ActingMember[];
};

async function makeWorld(people: number, capacity: number | null): Promise<World> {
  const space = await makeSpace();
  const host = await makeMember(space, 'host');
  const made = await makeEvent(space, host, null, { wish: { capacity, whoComes: 'names' } });
  const members: ActingMember[] = [];
  for (let n = 0; n < people; n++) members.push(await makeMember(space, 'member', `Member ${n}`));
  return { space, dateId: made.dateIds[0]!, slug: made.slug, people: members };
}

/** The least that any answer must cost: one insert as the app's role, in a transaction of its operator. */
async function insertRaw(app: pg.Pool, { space, dateId }: World) {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.operator_id', $1, true)", [space.operatorId]);
    await client.query(
      `insert into rsvps (operator_id, id, event_date_id, name, status, how) values ($1, $2, $3, 'Somebody', 'cancelled', 'by_guest')`,
      [space.operatorId, newId(), dateId],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Answers to a date, alone and two hundred at once for twenty places, against one insert; and a page with five hundred who come against one with two. */
export async function benchEvents(app: pg.Pool): Promise<{ lines: Line[]; statements: number }> {
  const open = await makeWorld(500, null);
  const raw = await makeWorld(0, null);
  const people = open.people.values();
  const next = () => {
    const { value } = people.next();
    if (!value) throw new Error('Everybody has answered.');
    return answerEvent(value, answerOf(open.space, open.dateId));
  };
  const seen: string[] = [];
  onStatement((event) => seen.push(event.query.sql));
  await next();
  onStatement(undefined);
  const statements = seen.filter((text) => !/^(begin|commit|start transaction)|set_config/i.test(text.trim())).length;
  const alone = await compare(next, () => insertRaw(app, raw), { runs: 200, turns: 4 });

  // Those with a number below nothing come before anything is measured: the last of them all.
  const crowd = await makeWorld(CLIENTS + 10, PLACES);
  const press = (run: number) => answerEvent(crowd.people.at(run)!, answerOf(crowd.space, crowd.dateId));
  const waits = await measure(press, CLIENTS, CLIENTS);
  const rawWaits = await measure(() => insertRaw(app, raw), CLIENTS, CLIENTS);

  const few = await makeWorld(2, null);
  for (const who of few.people) await answerEvent(who, answerOf(few.space, few.dateId));
  const page =
    ({ people: [who], slug }: World) =>
    () =>
      readEventPage(who!, slug);
  const pages = await compare(page(open), page(few), { runs: 100 });
  return {
    statements,
    lines: [
      {
        what: 'An answer to an event',
        floor: 'one insert',
        subjectMs: median(alone.subject),
        floorMs: median(alone.floor),
        aim: null,
      },
      {
        what: `${CLIENTS} answers at once for ${PLACES} places, the slowest tenth`,
        floor: 'as many inserts at once',
        subjectMs: quantile(waits, 0.9),
        floorMs: quantile(rawWaits, 0.9),
        aim: null,
      },
      {
        what: `The page of an event with some hundreds who come`,
        floor: 'with two',
        subjectMs: median(pages.subject),
        floorMs: median(pages.floor),
        aim: 3,
      },
    ],
  };
}
