import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type DisplayId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { linkHash } from '@/server/auth/link-token';
import { makeOperatorToken } from '@/server/auth/operator-token';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookNow } from './commands/book-now';
import { createDisplay } from './commands/create-display';
import { revokeDisplay } from './commands/revoke-display';
import { createDisplayInput } from './displays.contract';
import { readDisplay, readDisplays } from './displays.reads';

process.env.RATE_LIMIT_WRITES_PER_MINUTE = '1000';
const NOW = new Date('2026-11-24T10:07:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  owner = await makeMember(space, 'owner', 'Helena Duarte');
  ana = await makeMember(space, 'member', 'Ana Reis');
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
});
afterAll(closeLimits);

const wish = (more: object = {}) =>
  createDisplayInput.parse({ spaceId: space.spaceId, resourceId: null, name: 'Hall', requestId: newId(), ...more });
const hang = async (more: object = {}) => (await createDisplay(owner, wish(more))).token;
const now = (token: string, resourceId = room, minutes: 15 | 30 | 60 = 30, at = NOW) =>
  bookNow({ token, resourceId, minutes, requestId: newId() }, at);
const newRoom = (openToVisitors = false) => makeResource(space, { kind: 'meeting_room', openToVisitors });

describe('hanging a display', () => {
  it('tells its secret once, keeps only the hash of it, and lists it', async () => {
    const { token, displayId } = await createDisplay(owner, wish({ resourceId: room, name: 'Anchor’s door' }));
    const rows = await inOperator(space, async (tx) => ({
      display: await tx
        .selectFrom('displays')
        .selectAll()
        .where('operatorId', '=', space.operatorId)
        .where('id', '=', displayId)
        .executeTakeFirstOrThrow(),
      answers: await tx
        .selectFrom('requests')
        .select(['answer', 'inputHash'])
        .where('operatorId', '=', space.operatorId)
        .execute(),
    }));
    expect(rows.display.tokenHash).toEqual(linkHash(token));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await readDisplays(owner, space.spaceId)).displays[0]).toMatchObject({
      name: 'Anchor’s door',
      resourceName: 'Anchor',
      showsNames: false,
      books: true,
      createdByName: 'Helena Duarte',
    });
  });

  it('answers the same request with the same link, once', async () => {
    const input = wish({ name: 'Twice' });
    const [first, again] = await Promise.all([createDisplay(owner, input), createDisplay(owner, input)]);
    expect(again).toEqual(first);
    const { displays } = await readDisplays(owner, space.spaceId);
    expect(displays.filter((one) => one.name === 'Twice')).toHaveLength(1);
    await expect(createDisplay(owner, { ...input, name: 'Other' })).rejects.toMatchObject({ code: 'request.reused' });
  });

  it('is for owners and managers', async () => {
    for (const role of ['front_desk', 'host', 'member', 'visitor'] as const) {
      const member = await makeMember(space, role);
      await expect(createDisplay(member, wish())).rejects.toMatchObject({ code: 'auth.not_allowed' });
      await expect(readDisplays(member, space.spaceId)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    }
    await expect(createDisplay(await makeMember(space, 'manager'), wish())).resolves.toBeDefined();
  });

  it('hangs at no room of another space or operator, and none that is gone', async () => {
    const elsewhere = await makeSpace();
    const theirs = await makeResource(elsewhere);
    await expect(createDisplay(owner, wish({ resourceId: theirs }))).rejects.toMatchObject({
      code: 'display.resource_not_found',
    });
    await expect(createDisplay(owner, wish({ spaceId: elsewhere.spaceId }))).rejects.toMatchObject({
      code: 'space.not_found',
    });
  });
});

describe('taking a display down', () => {
  const revoke = (displayId: DisplayId, by = owner, requestId = newId<'request'>()) =>
    revokeDisplay(by, { spaceId: space.spaceId, displayId, requestId });

  it('closes its link at once, for looking and for booking', async () => {
    const { token, displayId } = await createDisplay(owner, wish());
    const desk = await newRoom();
    const requestId = newId<'request'>();
    await bookNow({ token, resourceId: desk, minutes: 15, requestId }, NOW);
    await revoke(displayId);
    await expect(readDisplay(token, NOW)).rejects.toMatchObject({ code: 'display.not_found' });
    await expect(now(token)).rejects.toMatchObject({ code: 'display.not_found' });
    // Not even what it answered before.
    await expect(bookNow({ token, resourceId: desk, minutes: 15, requestId }, NOW)).rejects.toMatchObject({
      code: 'display.not_found',
    });
    const { displays } = await readDisplays(owner, space.spaceId);
    expect(displays.some((one) => one.id === displayId)).toBe(false);
  });

  it('happens once', async () => {
    const { displayId } = await createDisplay(owner, wish());
    const requestId = newId<'request'>();
    expect(await revoke(displayId, owner, requestId)).toEqual(await revoke(displayId, owner, requestId));
    await expect(revoke(displayId)).rejects.toMatchObject({ code: 'display.not_found' });
  });

  it('is for owners and managers, of this operator', async () => {
    const { token, displayId } = await createDisplay(owner, wish());
    await expect(revoke(displayId, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    await expect(
      revokeDisplay(stranger, { spaceId: space.spaceId, displayId, requestId: newId() }),
    ).rejects.toMatchObject({ code: 'display.not_found' });
    await expect(readDisplay(token, NOW)).resolves.toBeDefined();
  });
});

describe('the secret of a display', () => {
  it('opens nothing where it is guessed, cut, or of another operator', async () => {
    const token = await hang();
    const elsewhere = await makeSpace();
    const bytes = Buffer.from(token, 'base64url');
    const moved = Buffer.concat([Buffer.from(elsewhere.operatorId.replaceAll('-', ''), 'hex'), bytes.subarray(16)]);
    const guesses = [
      '',
      'x',
      token.slice(0, -1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      moved.toString('base64url'),
      makeOperatorToken(space.operatorId, ['display', owner.memberId, newId()]).token,
      makeOperatorToken(newId<'operator'>(), ['x']).token,
    ];
    for (const guess of guesses) {
      await expect(readDisplay(guess, NOW), guess).rejects.toMatchObject({ code: 'display.not_found' });
      await expect(now(guess), guess).rejects.toMatchObject({ code: 'display.not_found' });
    }
    await expect(readDisplay(token, NOW)).resolves.toMatchObject({ name: 'Hall' });
  });

  it('shows its own space and no other, its own room and no other', async () => {
    const elsewhere = await makeSpace();
    await makeResource(elsewhere, { name: 'Not here', kind: 'meeting_room' });
    const all = await readDisplay(await hang(), NOW);
    expect(all.places.map(({ name }) => name)).toContain('Anchor');
    expect(JSON.stringify(all)).not.toContain('Not here');
    const door = await readDisplay(await hang({ resourceId: room }), NOW);
    expect([door.shows, door.places.map(({ name }) => name), door.kinds]).toEqual(['room', ['Anchor'], []]);
  });
});

describe('what a display shows', () => {
  it('is what holds the place today, and of people no more than the owner and they allow', async () => {
    const shown = await newRoom();
    const shy = await makeMember(space, 'member', 'Pedro Almeida');
    await inOperator(space, (tx) =>
      tx
        .updateTable('members')
        .set({ visibility: 'staff' })
        .where('operatorId', '=', space.operatorId)
        .where('id', '=', shy.memberId)
        .execute(),
    );
    const before = new Date('2026-11-23T08:00:00Z');
    for (const [who, from, to] of [
      [ana, '11:00', '12:00'],
      [shy, '13:00', '14:00'],
    ] as const)
      await bookDesk(
        who,
        bookDeskInput.parse({
          spaceId: space.spaceId,
          resourceId: shown,
          startsAt: `2026-11-24T${from}`,
          endsAt: `2026-11-24T${to}`,
          note: 'Salary talks',
          requestId: newId(),
        }),
        before,
      );
    const names = async (showsNames: boolean) => {
      const view = await readDisplay(await hang({ resourceId: shown, showsNames }), NOW);
      expect(JSON.stringify(view)).not.toMatch(/Reis|Almeida|Salary|@/);
      return view.places[0]?.blocks.map(({ startsAt, who }) => [startsAt.slice(11, 16), who]);
    };
    expect(await names(false)).toEqual([
      ['11:00', null],
      ['13:00', null],
    ]);
    expect(await names(true)).toEqual([
      ['11:00', 'Ana R.'],
      ['13:00', null],
    ]);
  });

  it('counts desks instead of naming them', async () => {
    const desk = await makeResource(space, { name: 'Desk 77' });
    const view = await readDisplay(await hang(), NOW);
    expect(view.kinds.find(({ kind }) => kind === 'desk')?.of).toBeGreaterThan(0);
    expect(view.places.some(({ id }) => id === desk)).toBe(false);
  });

  it('costs six statements, however many places', async () => {
    const counted = async (token: string) => {
      const seen: string[] = [];
      onStatement((event) => seen.push(event.query.sql));
      await readDisplay(token, NOW);
      onStatement(undefined);
      return seen.filter((sql) => !/^(begin|commit|start transaction)|set_config/i.test(sql.trim())).length;
    };
    const token = await hang();
    const first = await counted(token);
    for (let n = 0; n < 3; n++) await newRoom();
    expect([first, await counted(token), await counted(await hang({ resourceId: room }))]).toEqual([6, 6, 6]);
  });
});
