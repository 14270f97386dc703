import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type DeskGroupId, type ResourceId } from '@/kernel/ids';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeGroup, makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput, type BookDeskInput } from '../bookings.contract';
import { bookDesk } from './book-desk';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '50';
const NOW = new Date('2026-11-23T08:00:00Z');

let space: MadeSpace;
let ana: ActingMember;

beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  ana = await makeMember(space, 'member', 'Ana');
});

type Where = { readonly resourceId?: ResourceId; readonly groupId?: DeskGroupId };
const wish = (from: string, to: string, where: Where): BookDeskInput =>
  bookDeskInput.parse({
    spaceId: space.spaceId,
    ...where,
    startsAt: `2026-11-${from}`,
    endsAt: `2026-11-${to}`,
    requestId: newId(),
  });
const book = (who: ActingMember, from: string, to: string, where: Where) => bookDesk(who, wish(from, to, where), NOW);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
const audit = () => auditOccupancies(space.operatorId);

describe('any desk of a group', () => {
  it('gives forty who ask at once the fifteen desks there are, each to one', async () => {
    const groupId = await makeGroup(space);
    for (let n = 0; n < 15; n++) await makeResource(space, { groupId });
    const members = await Promise.all(Array.from({ length: 40 }, () => makeMember(space)));
    const answers = await Promise.all(members.map((who) => codeOf(book(who, '24T09:00', '24T17:00', { groupId }))));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(15);
    expect(new Set(answers)).toEqual(new Set(['ok', 'booking.group_full']));
    expect(await audit()).toEqual(CLEAN);
  });

  it('stays right beside others who pick certain desks of it', async () => {
    const groupId = await makeGroup(space);
    const desks: ResourceId[] = [];
    for (let n = 0; n < 6; n++) desks.push(await makeResource(space, { groupId }));
    const members = await Promise.all(Array.from({ length: 24 }, () => makeMember(space)));
    const answers = await Promise.all(
      members.map((who, n) =>
        codeOf(book(who, '24T09:00', '24T17:00', n % 2 ? { groupId } : { resourceId: desks[(n / 2) % 6] })),
      ),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(6);
    expect(await audit()).toEqual(CLEAN);
  });

  it('prefers the usual desk, then the nearest to it, then the least used', async () => {
    const groupId = await makeGroup(space);
    const at = (x: number) => ({ x, y: 0, width: 100, height: 100 });
    const far = await makeResource(space, { groupId, shape: at(2000), name: 'Far' });
    const usual = await makeResource(space, { groupId, shape: at(500), name: 'Usual' });
    const near = await makeResource(space, { groupId, shape: at(300), name: 'Near' });
    const before = new Date('2026-11-02T08:00:00Z');
    const past = {
      ...wish('24T09:00', '24T10:00', { resourceId: usual }),
      startsAt: '2026-11-03T09:00',
      endsAt: '2026-11-03T10:00',
    };
    await bookDesk(ana, past, before);
    const took = async (who: ActingMember) => (await book(who, '24T09:00', '24T17:00', { groupId })).booking.resourceId;
    expect(await took(ana)).toBe(usual);
    expect(await took(ana)).toBe(near);
    expect(await took(ana)).toBe(far);
    expect(await codeOf(took(ana))).toBe('booking.group_full');
  });
});
