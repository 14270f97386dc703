import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { closureScene } from '@/features/closures/testing-closures';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { cancelEvent } from './commands/cancel-event';
import { planEvent } from './commands/plan-event';
import { cancelEventInput } from './events.contract';
import { come, dayAt, makeEvent, wishOf } from './testing-events';

let space: MadeSpace;
let owner: ActingMember;
let scene: ReturnType<typeof closureScene>;
beforeAll(async () => {
  space = await makeSpace({ timeZone: 'Europe/Lisbon' });
  owner = await makeMember(space, 'owner', 'Olga');
  scene = closureScene(space, owner);
});
const closing = (resourceId: string | null) => ({
  ...{ kind: 'closure', resourceId, reason: 'Paint' },
  ...{ startsAt: dayAt(space, 5, '08:00'), endsAt: dayAt(space, 5, '20:00') },
});

test('a closure is told of the events that stand in it, leaves them their time, and gets it once they are cancelled', async () => {
  const room = await makeResource(space, { kind: 'event_space' });
  const { eventId, dateIds } = await makeEvent(space, owner, room, { wish: { title: 'Breakfast', setupMinutes: 30 } });
  await come(space, owner, dateIds[0]!);
  const { plan } = await scene.accept(closing(room));
  expect(plan.events).toMatchObject([{ title: 'Breakfast', coming: 1 }]);
  const day = dayAt(space, 5).slice(5, 10);
  expect(await scene.heldOn(room)).toEqual([
    `closure ${day} 08:00 ${day} 09:30`,
    `event buffer ${day} 09:30 ${day} 10:00`,
    `event ${day} 10:00 ${day} 12:00`,
    `closure ${day} 12:00 ${day} 20:00`,
  ]);
  await cancelEvent(owner, cancelEventInput.parse({ spaceId: space.spaceId, eventId, requestId: newId() }));
  expect(await scene.heldOn(room)).toEqual([
    `closure ${day} 08:00 ${day} 09:30`,
    `closure ${day} 09:30 ${day} 10:00`,
    `closure ${day} 10:00 ${day} 12:00`,
    `closure ${day} 12:00 ${day} 20:00`,
  ]);
});

test('an event in a closed room is none: the plan says why, and nothing is published', async () => {
  const room = await makeResource(space, { kind: 'event_space' });
  await scene.accept(closing(room));
  const wish = wishOf(space, room);
  const plan = await planEvent(owner, { spaceId: space.spaceId, eventId: null, wish });
  expect(plan.dates).toMatchObject([{ state: 'closed', clash: { kind: 'closure', reason: 'Paint' } }]);
  expect(await outcomeOf(makeEvent(space, owner, room))).toBe('event.room_taken');
});

test('a room does not go out of use under an event', async () => {
  const room = await makeResource(space, { kind: 'event_space' });
  await makeEvent(space, owner, room, { wish: { title: 'Reading' } });
  const wish = { kind: 'retire', resourceId: room, reason: 'Sold' };
  const plan = await scene.plan(wish);
  expect(plan.events).toMatchObject([{ title: 'Reading' }]);
  expect(await outcomeOf(scene.apply(wish, plan, []))).toBe('space_change.events_stand');
});
