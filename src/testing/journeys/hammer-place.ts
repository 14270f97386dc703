import { sql } from 'kysely';
import { newId, type DeskGroupId, type ResourceId } from '@/kernel/ids';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson, inOperator } from '@/server/db/transactions';
import { makeGroup, makeResource, makeRule, makeSpace, type MadeSpace } from '../makers';
import { HammerClient } from './hammer-client';

/** A space of its own for the hammer, with a desk to fight for, two desks for series, a hall of two halves, a group of fifteen, a room on request, and its members signed in. */
export type HammerPlace = MadeSpace & {
  readonly desk: ResourceId;
  readonly seriesDesks: readonly [ResourceId, ResourceId];
  readonly hall: ResourceId;
  readonly halves: readonly [ResourceId, ResourceId];
  readonly group: { readonly id: DeskGroupId; readonly size: number };
  /** Somebody says yes first. */
  readonly onRequest: ResourceId;
  readonly clients: readonly HammerClient[];
};

const GROUP_SIZE = 15;
const PASSWORD = 'a password for the hammer';

/** Makes the place in the database of `DATABASE_URL` (that of the app at `baseUrl`) and signs every member in over HTTP. */
export async function openHammerPlace(baseUrl: string, members = 50): Promise<HammerPlace> {
  const space = await makeSpace({ name: `Hammer ${newId().slice(-6)}` });
  const desk = await makeResource(space, { name: 'Anvil' });
  const seriesDesks = [
    await makeResource(space, { name: 'Desk A' }),
    await makeResource(space, { name: 'Desk B' }),
  ] as const;
  const room = (name: string, parts?: readonly ResourceId[]) =>
    makeResource(space, { name, kind: 'event_space', parts });
  const halves = [await room('Left half'), await room('Right half')] as const;
  const hall = await room('Hall', halves);
  const group = { id: await makeGroup(space), size: GROUP_SIZE };
  for (let desk = 0; desk < GROUP_SIZE; desk++) await makeResource(space, { groupId: group.id });
  const onRequest = await room('Studio');
  const settings = { needed: true, answerMinutes: 7 * 24 * 60 };
  await makeRule(space, { topic: 'approval', resourceId: onRequest, settings });
  const emails = await makeMembers(space, members);
  const clients = await Promise.all(emails.map((email) => HammerClient.signIn(baseUrl, { email, password: PASSWORD })));
  return { ...space, desk, seriesDesks, hall, halves, group, onRequest, clients };
}

/** One password and one hash for all of them: hashing is slow on purpose. */
async function makeMembers(space: MadeSpace, count: number): Promise<string[]> {
  const hash = await hashPassword(PASSWORD);
  const people = Array.from({ length: count }, (_, index) => ({
    id: newId<'person'>(),
    memberId: newId<'member'>(),
    email: `hammer-${index}-${newId()}@hammer.test`,
  }));
  await asPerson({ personId: null }, async (tx) => {
    for (const { id, email } of people)
      await sql`select auth.insert_person(${id}::uuid, ${email}, ${hash}, true)`.execute(tx);
  });
  const { operatorId } = space;
  const rows = people.map(({ id, memberId }, index) => ({
    operatorId,
    id: memberId,
    personId: id,
    role: 'member' as const,
    displayName: `Hammer ${index}`,
  }));
  await inOperator(space, (tx) => tx.insertInto('members').values(rows).execute());
  return people.map(({ email }) => email);
}
