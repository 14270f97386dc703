import { describe, expect, it, test } from 'vitest';
import type { Role } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { visibleClaim } from './visible-claim';

const ana = newId<'member'>();
const as = (role: Role) => ({ memberId: newId<'member'>(), role });
const booking = {
  ...{ kind: 'booking' as const, bookingId: newId<'booking'>(), memberId: ana, displayName: 'Ana', reason: null },
  ...{ visibility: 'members' as const, eventSlug: null },
};
const event = {
  ...{ kind: 'event' as const, bookingId: null, memberId: null, displayName: null, reason: 'Show and tell' },
  eventSlug: 'show-and-tell',
};

describe('which event holds a room', () => {
  test.each([
    ['everybody', 'visitor', true],
    ['everybody', 'member', true],
    ['members', 'visitor', false],
    ['members', 'member', true],
    ['staff', 'member', false],
    ['staff', 'front_desk', true],
  ] as const)('for %s, seen by a %s', (visibility, role, seen) => {
    const { reason, eventSlug } = visibleClaim(as(role), { ...event, visibility });
    expect([reason, eventSlug]).toEqual(seen ? ['Show and tell', 'show-and-tell'] : [null, null]);
  });
  it('is not said of the time around it', () => {
    expect(visibleClaim(as('member'), { ...event, visibility: 'everybody', buffer: true })).toMatchObject({
      ...{ reason: null, eventSlug: null },
    });
  });
});

test('who has booked is never told to visitors, and to members where that person lets it be seen', () => {
  expect(visibleClaim(as('visitor'), booking).who).toBeNull();
  expect(visibleClaim(as('member'), booking)).toMatchObject({ who: 'Ana', bookingId: null, mine: false });
  expect(visibleClaim(as('member'), { ...booking, visibility: 'staff' }).who).toBeNull();
  expect(visibleClaim({ memberId: ana, role: 'visitor' }, booking)).toMatchObject({ who: 'Ana', mine: true });
});
