import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { saveEvent } from './commands/save-event';
import { saveEventInput } from './events.contract';
import { readEventPreview } from './preview.reads';
import { come, dayAt, makeEvent, wishOf } from './testing-events';

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  [host, ana] = [await makeMember(space, 'host', 'Hana'), await makeMember(space, 'member', 'Ana')];
});

test('a draft is seen as it will be, on the days that it would have, by who runs it alone', async () => {
  const room = await makeResource(space, { name: 'Hall', kind: 'event_space' });
  const rdates = [dayAt(space, 8, '16:00')];
  const { slug } = await saveEvent(
    host,
    saveEventInput.parse({
      ...{ spaceId: space.spaceId, eventId: null, seen: null, as: 'draft', requestId: newId() },
      wish: wishOf(space, room, { capacity: 12, rdates }),
    }),
  );
  const page = await readEventPreview(host, slug);
  expect(page).toMatchObject({ status: 'published', may: { change: false, answer: true } });
  expect(page.dates).toMatchObject([
    { dateId: dayAt(space, 5), phase: 'open', placesLeft: 12, coming: 0, roomName: 'Hall', mine: null },
    { dateId: rdates[0], phase: 'open', placesLeft: 12 },
  ]);
  expect(await outcomeOf(readEventPreview(ana, slug))).toBe('event.not_found');
  expect(await outcomeOf(readEventPreview(await makeMember(await makeSpace(), 'owner'), slug))).toBe('event.not_found');
});

test('of one that is out nothing is shown that a stranger is not told', async () => {
  const place = { is: 'online', url: 'https://meet.example.org/room' };
  const { slug, dateIds } = await makeEvent(space, host, null, { wish: { place, whoComes: 'names', capacity: 5 } });
  await come(space, ana, dateIds[0]!);
  const page = await readEventPreview(host, slug);
  expect(page.onlineUrl).toBeNull();
  expect(page.dates).toMatchObject([{ dateId: dateIds[0], coming: 1, placesLeft: 4, names: [], mine: null }]);
});
