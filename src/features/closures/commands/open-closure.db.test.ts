import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { makeMember, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { openClosureInput } from '../closures.contract';
import { readClosures } from '../closures.reads';
import { keep } from '../testing-closures';
import { codeOf, twoDesks, type TwoDesks } from '../testing-two-desks';
import { openClosure } from './open-closure';

let space: TwoDesks['space'];
let owner: ActingMember;
let desk: ResourceId;
let scene: TwoDesks['scene'];
beforeEach(async () => {
  ({ space, owner, desk, scene } = await twoDesks());
});

const from = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000).toISOString();
const shut = async (start: number, end: number, resourceId: ResourceId | null = desk) =>
  (await scene.accept({ kind: 'closure', resourceId, startsAt: from(start), endsAt: from(end), reason: 'Paint' }, keep))
    .answer.closureId!;
const open = (closureId: string, by = owner, requestId = newId(), now = new Date()) =>
  openClosure(by, openClosureInput.parse({ spaceId: space.spaceId, closureId, requestId }), now);
describe('lifting a closure', () => {
  it('that has not begun frees all of its time, and leaves no trace but in the log', async () => {
    const id = await shut(600, 900);
    const requestId = newId();
    expect(await open(id, owner, requestId)).toEqual({ closureId: id, opened: 'before_it_began' });
    expect(await open(id, owner, requestId)).toEqual({ closureId: id, opened: 'before_it_began' });
    expect(await scene.heldOn(desk)).toEqual([]);
    expect((await readClosures(owner, space.spaceId)).upcoming).toEqual([]);
    expect((await scene.audited()).map(({ action }) => action)).toEqual(['space.closed', 'closure.opened']);
    expect(await scene.jobsOf('offer-freed-time')).toHaveLength(1);
    expect(await codeOf(open(id))).toBe('closure.not_found');
  });

  it('that has begun ends now and stays in the history', async () => {
    const id = await shut(0, 900);
    const later = new Date(Date.parse(from(30)));
    expect(await open(id, owner, newId(), later)).toEqual({ closureId: id, opened: 'early' });
    expect(await scene.heldOn(desk)).toHaveLength(1);
    const after = await readClosures(owner, space.spaceId, new Date(later.getTime() + 60_000));
    expect(after.upcoming).toEqual([]);
    expect(after.past).toMatchObject([{ id, reason: 'Paint', resourceName: 'Desk 1', endsAt: later.toISOString() }]);
    expect(await codeOf(open(id, owner, newId(), new Date(later.getTime() + 120_000)))).toBe('closure.over');
  });

  it('gives its time to another closure that wishes for it', async () => {
    const one = await shut(600, 900);
    const two = await shut(700, 1000);
    await open(one);
    const { upcoming } = await readClosures(owner, space.spaceId);
    expect(upcoming.map(({ id }) => id)).toEqual([two]);
    expect((await scene.heldOn(desk)).map((held) => held.split(' ')[0])).toEqual(['closure', 'closure']);
  });

  it('is for those who manage the space, and for no other operator’s', async () => {
    const id = await shut(600, 900);
    for (const role of ['front_desk', 'member', 'visitor'] as const) {
      const who = await makeMember(space, role);
      expect(() => open(id, who)).toThrow('auth.not_allowed');
      await expect(readClosures(who, space.spaceId)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    }
    const stranger = await makeMember(await makeSpace(), 'owner');
    expect(await codeOf(open(id, stranger))).toBe('closure.not_found');
    expect((await scene.heldOn(desk)).length).toBe(1);
  });
});

describe('the list', () => {
  it('says what each closure is of, who is kept in it, and what it did', async () => {
    const ana = await makeMember(space, 'member', 'Ana');
    await scene.book(ana, desk, from(640), from(700));
    const id = await shut(600, 900);
    const whole = await shut(1200, 1300, null);
    expect(await readClosures(owner, space.spaceId)).toMatchObject({
      spaceName: 'Harbour House',
      timeZone: 'Europe/Lisbon',
      places: [
        { name: 'Desk 1', kind: 'desk' },
        { name: 'Desk 2', kind: 'desk' },
      ],
      past: [],
      upcoming: [
        { id, resourceName: 'Desk 1', kept: 1, moved: 0, cancelled: 0, createdBy: 'Olga', reason: 'Paint' },
        { id: whole, resourceName: null, resourceKind: null, kept: 0 },
      ],
    });
  });
});
