import { beforeEach, expect, it } from 'vitest';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { inDirectory, inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { makePerson } from '@/testing/makers';
import { newId } from '@/kernel/ids';
import { createOperatorInput } from '../onboarding.contract';
import type { OnboardingFact } from '../onboarding.facts';
import { createOperator } from './create-operator';

const facts: Fact[] = [];
setReactions((fact) => {
  facts.push(fact);
  return [];
});
beforeEach(() => void facts.splice(0));

let made = 0;
const wish = (change: object = {}) =>
  createOperatorInput.parse({
    name: 'Harbour',
    slug: `harbour-${(made += 1)}`,
    owner: 'Olga.Marsh@example.org',
    space: 'Harbour House',
    timeZone: 'Europe/Lisbon',
    country: 'pt',
    currency: 'eur',
    ...change,
  });
const operatorOf = async (slug: string) => {
  const row = await inDirectory((tx) =>
    tx.selectFrom('directory.operators').select('id').where('slug', '=', slug).executeTakeFirstOrThrow(),
  );
  return { operatorId: row.id };
};

it('makes a place where the owner can book at once, and owes them one mail', async () => {
  const input = wish();
  expect(await createOperator(input)).toMatchObject({ outcome: 'made' });
  expect(facts).toMatchObject([
    { type: 'operator.created', email: 'olga.marsh@example.org', operatorSlug: input.slug },
  ]);
  expect((facts[0] as OnboardingFact).token).toMatch(/^[\w-]{43}$/);
  const at = await operatorOf(input.slug);
  const { owner, space, desk } = await inOperator(at, async (tx) => ({
    owner: await tx.selectFrom('members').selectAll().executeTakeFirstOrThrow(),
    space: await tx.selectFrom('spaces').selectAll().executeTakeFirstOrThrow(),
    desk: await tx.selectFrom('resources').select('id').where('name', '=', 'Desk 1').executeTakeFirstOrThrow(),
  }));
  expect(owner).toMatchObject({ role: 'owner', displayName: 'Olga Marsh' });
  expect(space).toMatchObject({ slug: 'harbour-house', listed: true, country: 'PT' });
  const { personId, displayName } = owner;
  const acting = { ...at, memberId: owner.id, personId, role: 'owner', displayName } as never;
  const when = { startsAt: '2026-11-24T09:00', endsAt: '2026-11-24T18:00' };
  const booking = { spaceId: space.id, resourceId: desk.id, ...when, requestId: newId() };
  await expect(bookDesk(acting, bookDeskInput.parse(booking), new Date('2026-11-23T08:00:00Z'))).resolves.toBeDefined();
});

it('makes nothing twice for the same owner, at once or later, and mails another link', async () => {
  const input = wish();
  const outcomes = await Promise.all([createOperator(input), createOperator(input)]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['made', 'there']);
  expect(await createOperator(input)).toMatchObject({ outcome: 'there' });
  expect(facts).toHaveLength(3);
  const count = await inOperator(await operatorOf(input.slug), async (tx) => [
    (await tx.selectFrom('members').select('id').execute()).length,
    (await tx.selectFrom('spaces').select('id').execute()).length,
  ]);
  expect(count).toEqual([1, 1]);
});

it('refuses an address that is somebody else’s, and mails nobody', async () => {
  const input = wish();
  await createOperator(input);
  facts.splice(0);
  for (const owner of ['stranger@example.org', `known-${newId()}@example.org`]) {
    if (owner.startsWith('known')) await makePerson(owner);
    expect(await createOperator({ ...input, owner })).toMatchObject({ outcome: 'taken' });
  }
  expect(facts).toEqual([]);
});

it.each([
  ['slug', 'Harbour House'],
  ['owner', 'nobody'],
  ['timeZone', 'Europe/Nowhere'],
  ['country', 'Portugal'],
  ['country', 'QX'],
  ['currency', 'EURO'],
  ['name', '  '],
])('does not take %s %j', (field, value) => expect(() => wish({ [field]: value })).toThrow());
