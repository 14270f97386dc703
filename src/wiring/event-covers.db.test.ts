import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCover, sweepCovers } from '@/features/events/commands/keep-covers';
import { saveEvent } from '@/features/events/commands/save-event';
import { saveEventInput } from '@/features/events/events.contract';
import { signInvitationLink } from '@/features/events/rsvp-link';
import { makeEvent, wishOf } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventCoverId, type EventId } from '@/kernel/ids';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { clearFile } from './clear-file';
import { receiveEventCover, serveEventCover } from './event-cover-routes';

Object.assign(process.env, { LOG_LEVEL: 'silent', RATE_LIMIT_WRITES_PER_MINUTE: '100000' });

const DAY_MS = 86_400_000;
let space: MadeSpace;
let who: Record<'owner' | 'host' | 'coHost' | 'member' | 'visitor' | 'stranger', ActingMember>;
beforeAll(async () => {
  space = await makeSpace();
  const [host, coHost] = [await makeMember(space, 'host', 'Hana'), await makeMember(space, 'host', 'Ciro')];
  const [owner, member] = [await makeMember(space, 'owner'), await makeMember(space, 'member')];
  const stranger = await makeMember(await makeSpace(), 'owner');
  who = { owner, host, coHost, member, visitor: await makeMember(space, 'visitor'), stranger };
});
afterAll(closeLimits);

/** As a camera makes it: lying on its side, with the place where it was taken. */
const fromCamera = () =>
  sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#c33' } })
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 43/1 0/1' } })
    .jpeg()
    .toBuffer();
const tiny = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#36c' } })
    .png()
    .toBuffer();

async function cookieOf(member: ActingMember | null): Promise<Record<string, string>> {
  if (!member) return {};
  const { rows } = await asPerson(member, (tx) =>
    sql<{ version: number }>`select session_version as version from auth.find_person(${member.personId})`.execute(tx),
  );
  const { token } = await signSession({ personId: member.personId, version: rows[0]!.version }, 'browser');
  return { cookie: `${sessionCookieName()}=${token}` };
}
const SAME_SITE = { 'x-coworkflow': '1', origin: 'http://localhost:3000' };
const send = async (member: ActingMember | null, bytes: Uint8Array, headers: Record<string, string> = SAME_SITE) =>
  receiveEventCover(
    new Request('http://localhost:3000/x', {
      method: 'POST',
      headers: { ...headers, ...(await cookieOf(member)), 'x-request-id': newId() },
      body: Buffer.from(bytes),
    }),
    { space: space.spaceId },
  );
const get = async (member: ActingMember | null, coverId: string, search = '') =>
  serveEventCover(new Request(`http://localhost:3000/x?${search}`, { headers: await cookieOf(member) }), {
    operator: space.operatorId,
    cover: coverId,
  });
const cover = async (by = who.host): Promise<EventCoverId> =>
  (await addCover(by, { spaceId: space.spaceId, requestId: newId<'request'>(), bytes: await tiny() })).coverId;
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? 'ok';

/** What each of them gets to see: nobody signed in, a stranger, a visitor, a member, the owner, the host. */
const seenBy = async (coverId: string) => {
  const asking = [null, who.stranger, who.visitor, who.member, who.owner, who.host];
  return Promise.all(asking.map(async (one) => (await get(one, coverId)).status));
};

describe('a cover that is sent', () => {
  it('is kept upright in two sizes, without where it was taken', async () => {
    const answer = await send(who.host, await fromCamera());
    expect(answer.status).toBe(200);
    const { coverId } = (await answer.json()) as { coverId: string };
    for (const [search, width] of [
      ['', 1600],
      ['size=small', 480],
    ] as const) {
      const shown = Buffer.from(await (await get(who.host, coverId, search)).arrayBuffer());
      const metadata = await sharp(shown).metadata();
      expect(metadata).toMatchObject({ format: 'webp', width });
      for (const secret of [metadata.exif, metadata.xmp, metadata.iptc]) expect(secret).toBeUndefined();
    }
  });

  it('is taken from who may host, from this site, and is a picture', async () => {
    const bytes = await tiny();
    expect(await codeOf(await send(who.host, bytes))).toBe('ok');
    expect(await codeOf(await send(who.owner, bytes))).toBe('ok');
    expect(await codeOf(await send(who.member, bytes))).toBe('event.may_not_host');
    expect(await codeOf(await send(who.stranger, bytes))).toBe('space.not_found');
    expect(await codeOf(await send(null, bytes))).toBe('auth.sign_in_needed');
    expect(await codeOf(await send(who.host, bytes, {}))).toBe('request.cross_site');
    expect(await codeOf(await send(who.host, Buffer.from('%PDF-1.7')))).toBe('photo.not_a_picture');
    expect(await codeOf(await send(who.host, Buffer.alloc(12 * 1024 * 1024 + 1)))).toBe('picture.too_large');
  });
});

describe('who sees a cover', () => {
  it.each([
    // Until an event shows it, and while that is a draft: who brought it, and for the draft who runs the space.
    ['nothing', null, {}, [401, 404, 404, 404, 404, 200]],
    ['a draft', 'draft', {}, [401, 404, 404, 404, 200, 200]],
    ['an event for everybody', 'publish', { audience: 'public' }, [200, 200, 200, 200, 200, 200]],
    ['an event for whom has the link', 'publish', { audience: 'link' }, [200, 200, 200, 200, 200, 200]],
    ['an event for members', 'publish', { audience: 'members' }, [401, 404, 404, 200, 200, 200]],
    ['an event by invitation', 'publish', { audience: 'invited' }, [401, 404, 404, 404, 200, 200]],
  ])('of %s', async (_, as, wish, statuses) => {
    const coverId = await cover();
    if (as) await makeEvent(space, who.host, null, { wish: { ...wish, coverId }, input: { as } });
    expect(await seenBy(coverId)).toEqual(statuses);
    const cache = (await get(who.host, coverId)).headers.get('cache-control');
    expect(cache).toBe(`${statuses[0] === 200 ? 'public' : 'private'}, max-age=31536000, immutable`);
  });

  it('of an event by invitation: who holds the link of one, to that event', async () => {
    const coverId = await cover();
    const wish = { audience: 'invited', coverId };
    const [made, other] = [
      await makeEvent(space, who.host, null, { wish }),
      await makeEvent(space, who.host, null, { wish: { audience: 'invited' } }),
    ];
    const tokenFor = async (eventId: EventId) => {
      const invitationId = newId<'event_invitation'>();
      await inOperator(space, (tx) =>
        tx
          .insertInto('eventInvitations')
          .values({
            ...{ operatorId: space.operatorId, id: invitationId, eventId, email: 'zoe@example.test' },
            invitedBy: who.host.memberId,
          })
          .execute(),
      );
      const link = { operatorId: space.operatorId, invitationId };
      return `invitation=${await signInvitationLink(link, new Date(Date.now() + DAY_MS))}`;
    };
    expect((await get(null, coverId, await tokenFor(made.eventId))).status).toBe(200);
    expect((await get(null, coverId, await tokenFor(other.eventId))).status).toBe(401);
    expect((await get(null, coverId, 'invitation=nonsense')).status).toBe(401);
  });

  it('nobody what is no cover', async () => {
    for (const id of ['../../etc/passwd', 'x', newId()]) expect((await get(who.host, id)).status).toBe(404);
  });
});

describe('the cover of an event', () => {
  const save = (by: ActingMember, coverId: EventCoverId) =>
    saveEvent(
      by,
      saveEventInput.parse({
        ...{ spaceId: space.spaceId, eventId: null, seen: null, as: 'draft', requestId: newId() },
        wish: wishOf(space, null, { coverId }),
      }),
    );

  it('goes on to what is made from it, by those who run it, and to nobody else’s', async () => {
    const coverId = await cover();
    expect(await outcomeOf(save(who.coHost, coverId))).toBe('event.cover_gone');
    await makeEvent(space, who.host, null, { wish: { coverId, coHostIds: [who.coHost.memberId] } });
    expect((await save(who.coHost, coverId)).status).toBe('draft');
    expect(await outcomeOf(save(who.coHost, newId<'event_cover'>()))).toBe('event.cover_gone');
  });

  it('is forgotten two days after nothing shows it any more; its files go with it', async () => {
    const [left, shown] = [await cover(), await cover()];
    await save(who.host, shown);
    const key = (id: EventCoverId) =>
      inOperator(space, async (tx) => {
        const found = await tx.selectFrom('eventCovers').select('fileKey').where('id', '=', id).executeTakeFirst();
        return found?.fileKey;
      });
    const fileKey = (await key(left))!;
    await sweepCovers(space.operatorId, new Date(Date.now() + DAY_MS));
    expect(await key(left)).toBe(fileKey);
    expect(await clearFile({ operatorId: space.operatorId, fileKey })).toBe(false);
    await sweepCovers(space.operatorId, new Date(Date.now() + 2 * DAY_MS + 60_000));
    expect(await key(left)).toBeUndefined();
    expect(await key(shown)).toBeDefined();
    const jobs = await asOwner<{ key: string }>(
      `select payload ->> 'fileKey' as key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'clear-file' and j.run_at <= now()`,
    );
    expect(jobs.map((job) => job.key)).toContain(fileKey);
    expect(await clearFile({ operatorId: space.operatorId, fileKey })).toBe(true);
    expect((await get(who.host, left)).status).toBe(404);
  });
});
