import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { newId } from '@/kernel/ids';
import { setReactions } from '@/server/jobs/reactions';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import { dayAhead } from './harbour';
import { addMemberTo } from './new-member';

const NAMES = 'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jana Kim Leo Mia Ned Ola Pia Quin Rosa Sam Tess'.split(' ');

/**
 * A house of its own, open from eight to eight, where one afternoon has forty bookings: two on each of twenty desks. The last is that of a guest
 * without an address, on a desk whose morning is taken.
 */
export async function makeBusyDay() {
  // Nobody needs forty confirmations.
  setReactions(() => []);
  const space = await makeSpace({ name: 'Busy', listed: false, opens: 480, closes: 1200 });
  const owner = await addMemberTo(space.operatorId, 'Olga Owner', 'owner');
  const [ada, ben] = [await addMemberTo(space.operatorId, 'Ada Able'), await makeMember(space, 'member', 'Ben Able')];
  const day = dayAhead(9, 4);
  const book = (who: ActingMember, resourceId: ResourceId, from: string, to: string, more: object = {}) =>
    bookDesk(
      who,
      bookDeskInput.parse({
        spaceId: space.spaceId,
        resourceId,
        startsAt: `${day}T${from}`,
        endsAt: `${day}T${to}`,
        requestId: newId(),
        ...more,
      }),
    );
  for (const [n, name] of NAMES.entries()) {
    const who = [ada, ben][n] ?? (await makeMember(space, 'member', `${name} Able`));
    const last = n === NAMES.length - 1;
    const desk = await makeResource(space, { name: `Desk ${n + 1}`, openToVisitors: last });
    await book(who, desk, '12:00', '13:00');
    if (!last) await book(who, desk, '14:00', '15:00');
    else {
      await book(owner, desk, '08:00', '12:00');
      await book(owner, desk, '14:00', '15:00', { onBehalfOf: { guest: { name: 'Wanda Walker' } } });
    }
  }
  const path = `/o/op-${space.operatorId}/s/house`;
  return { space, owner, ada, ben, day, path, book };
}
