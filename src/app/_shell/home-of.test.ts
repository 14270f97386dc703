import { expect, it } from 'vitest';
import type { Role } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import type { MyMembership } from '@/features/members/members.contract';
import { homeOf } from './home-of';

const at = (slug: string, role: Role, spaces: readonly string[] = ['house']): MyMembership => ({
  ...{ memberId: newId<'member'>(), role, displayName: 'Fay', photoVersion: 0 },
  operator: { id: newId<'operator'>(), slug, name: slug, accent: '#000000' },
  spaces: spaces.map((space) => ({ id: newId<'space'>(), slug: space, name: space, timeZone: 'UTC' })),
});

it.each<[string, MyMembership[], string | undefined, string]>([
  ['the front desk: Today', [at('harbour', 'front_desk')], undefined, '/o/harbour/s/house/today'],
  ['an owner: Today', [at('harbour', 'owner')], undefined, '/o/harbour/s/house/today'],
  ['a member: their bookings', [at('harbour', 'member')], undefined, '/bookings'],
  ['who belongs nowhere: their bookings', [], undefined, '/bookings'],
  ['where there is no space yet', [at('harbour', 'owner', [])], undefined, '/bookings'],
  ['what they run first', [at('lagoon', 'member'), at('harbour', 'manager')], undefined, '/o/harbour/s/house/today'],
  ['at the door of where they are a member', [at('lagoon', 'member'), at('harbour', 'manager')], 'lagoon', '/bookings'],
  ['at a door that is not theirs', [at('harbour', 'manager')], 'lagoon', '/o/harbour/s/house/today'],
])('%s', (_, memberships, door, home) => expect(homeOf(memberships, door)).toBe(home));
