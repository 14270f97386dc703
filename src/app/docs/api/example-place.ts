import { localOf } from '@/kernel/zone';
import { readFreeTime } from '@/features/availability/free-time.reads';
import { spaceNotFound } from '@/kernel/not-found';
import { listSpaces } from '@/features/spaces/sql/directory-reads';
import type { SpaceId } from '@/kernel/ids';
import { inDirectory } from '@/server/db/transactions';
import { env } from '@/server/env';

/** What stands in the examples, so that they work when they are copied: a listed space, and a resource that is free for some hours soon. */
export type ExamplePlace = {
  readonly email: string;
  readonly password: string;
  readonly spaceId: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
};

const HOURS = 2;
const ANY: ExamplePlace = {
  email: 'you@example.org',
  password: 'your password',
  spaceId: 'SPACE_ID',
  resourceId: 'RESOURCE_ID',
  startsAt: '2027-03-09T09:00',
  endsAt: '2027-03-09T11:00',
};

export async function findExamplePlace(now = new Date()): Promise<ExamplePlace> {
  const spaces = await inDirectory((tx) => listSpaces(tx, { limit: 50 }));
  const demo = env().COWORKFLOW_DEMO;
  const space = spaces.find((each) => each.operator.slug === 'harbour') ?? spaces[0];
  if (!space) return ANY;
  const person = demo ? { email: 'member@harbour.test', password: 'demo-coworkflow' } : ANY;
  const day = (ahead: number) => localOf(new Date(now.getTime() + ahead * 86_400_000), space.timeZone);
  const input = { spaceId: space.id as SpaceId, from: day(2), to: day(16) };
  const { resources } = await readFreeTime(input, () => Promise.reject(spaceNotFound()));
  for (const { id, kind, free } of resources) {
    const range = kind === 'desk' ? free.find(isLongEnough) : undefined;
    if (!range) continue;
    const startsAt = new Date(range.startsAt);
    const endsAt = new Date(startsAt.getTime() + HOURS * 3_600_000);
    const local = { startsAt: localOf(startsAt, space.timeZone), endsAt: localOf(endsAt, space.timeZone) };
    return { ...ANY, ...person, spaceId: space.id, resourceId: id, ...local };
  }
  return { ...ANY, ...person, spaceId: space.id };
}

const isLongEnough = (range: { readonly startsAt: string; readonly endsAt: string }) =>
  Date.parse(range.endsAt) - Date.parse(range.startsAt) >= HOURS * 3_600_000;
