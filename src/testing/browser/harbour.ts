import { addDays, localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import { newId } from '@/kernel/ids';
import { inDirectory, inOperator } from '@/server/db/transactions';
import type { RunningApp } from './running-app';
import { DEMO_PASSWORD } from './sign-in-as';

/** As much of the API's answers as a walk looks at. */
type Said = {
  readonly token?: string;
  readonly items?: readonly { readonly id: string; readonly slug: string }[];
  readonly resources?: readonly Omit<Resource, 'floorId'>[];
  readonly plan?: { readonly sums: { readonly fine: number } };
};
type Resource = { readonly id: string; readonly name: string; readonly kind: string; readonly floorId: string };
export type HarbourProgram = Awaited<ReturnType<typeof openHarbour>>;

export const BOOK = '/o/harbour/s/harbour-house/book';
const ZONE = 'Europe/Lisbon';

/** Harbour House over its API, as a member's own program: to find a desk that suits a walk, and to be the other person. */
export async function openHarbour(app: RunningApp, email: string) {
  const api = `${app.url}/api/v1`;
  const ask = async (method: string, path: string, body?: unknown, token?: string) => {
    const answer = await fetch(api + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': newId(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Said };
  };
  const { token } = (await ask('POST', '/auth/login', { email, password: DEMO_PASSWORD })).body;
  const { items: spaces = [] } = (await ask('GET', '/spaces', undefined, token)).body;
  const space = spaces.find((each) => each.slug === 'harbour-house');
  if (!space) throw new Error('The demo has no Harbour House.');
  const { resources: listed = [] } = (await ask('GET', `/spaces/${space.id}`, undefined, token)).body;
  const floorOf = await readFloors();
  const resources = listed.map((each): Resource => ({ ...each, floorId: floorOf(each.id) }));

  const book = (resourceId: string, date: LocalDate, more: object = {}) =>
    ask(
      'POST',
      `/spaces/${space.id}/book`,
      { resourceId, startsAt: `${date}T09:00`, endsAt: `${date}T17:00`, ...more },
      token,
    );

  return {
    desks: resources.filter((each) => each.kind === 'desk'),
    book,
    /** Desks on which 9 to 17 of that day is free for the asker. */
    listFreeDesks: async (date: LocalDate): Promise<Resource[]> => {
      const desks = resources.filter((each) => each.kind === 'desk');
      const tried = await Promise.all(desks.map((desk) => book(desk.id, date, { dryRun: true })));
      return desks.filter((_, index) => tried[index]?.status === 200);
    },
    /** The desk that is free on most Mondays and Wednesdays from a Monday on. */
    findSteadiestDesk: async (monday: LocalDate): Promise<Resource> => {
      const rule = { dryRun: true, recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO,WE' } };
      const desks = resources.filter((each) => each.kind === 'desk');
      const tried = await Promise.all(desks.map((desk) => book(desk.id, monday, rule)));
      const fine = tried.map((each) => each.body.plan?.sums.fine ?? 0);
      const best = desks[fine.indexOf(Math.max(...fine))];
      if (!best) throw new Error('No desk is free on any Monday.');
      return best;
    },
  };
}

/** On which floor a resource is: the API doesn't say, and a plan shows one floor at a time. */
async function readFloors(): Promise<(resourceId: string) => string> {
  const operator = await inDirectory((tx) =>
    tx.selectFrom('directory.operators').select('id').where('slug', '=', 'harbour').executeTakeFirstOrThrow(),
  );
  const rows = await inOperator({ operatorId: operator.id }, (tx) =>
    tx.selectFrom('resources').select(['id', 'floorId']).where('operatorId', '=', operator.id).execute(),
  );
  const floors = new Map<string, string>(rows.map((row) => [row.id, row.floorId]));
  return (resourceId) => {
    const floor = floors.get(resourceId);
    if (!floor) throw new Error(`The resource ${resourceId} is on no floor.`);
    return floor;
  };
}

/** The first day at least so far ahead, on this weekday (1 is Monday) if one is named, as a date in Lisbon. */
export function dayAhead(atLeastDays: number, weekday?: number): LocalDate {
  let date = addDays(localDateOf(new Date(), ZONE), atLeastDays);
  while (weekday && weekdayOf(date) !== weekday) date = addDays(date, 1);
  return date;
}
