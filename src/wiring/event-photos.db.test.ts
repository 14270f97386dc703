import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addEventPhoto, removeEventPhoto, removePhotoByLink } from '@/features/event-talk/commands/keep-event-photos';
import { PHOTOS_MOST, photosInput, removePhotoInput } from '@/features/event-talk/event-talk.contract';
import { readPhotos, readPublicPhotos } from '@/features/event-talk/talk.reads';
import { signRsvpLink } from '@/features/events/rsvp-link';
import { come, makeEvent } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId, type EventPhotoId } from '@/kernel/ids';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { clearFile } from './clear-file';
import { receiveEventPhoto, serveEventPhoto } from './event-photo-routes';
import { receiveLinkedPhotos } from './talk-form-routes';

Object.assign(process.env, { LOG_LEVEL: 'silent', RATE_LIMIT_WRITES_PER_MINUTE: '100000' });
Object.assign(process.env, { RATE_LIMIT_ADDRESS_PER_MINUTE: '100000' });

const HOUR_MS = 3_600_000;
let space: MadeSpace;
let who: Record<'host' | 'ana' | 'ben' | 'visitor' | 'stranger', ActingMember>;
beforeAll(async () => {
  space = await makeSpace();
  const [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  const [host, visitor] = [await makeMember(space, 'host', 'Hana'), await makeMember(space, 'visitor')];
  who = { host, ana, ben, visitor, stranger: await makeMember(await makeSpace(), 'owner') };
});
afterAll(closeLimits);

type Made = { eventId: EventId; slug: string; dateId: EventDateId; token: string };
let event: Made;
/** An event of Hana that began an hour ago, to which Ana comes, and Zoe by mail. */
async function begun(wish: object = {}): Promise<Made> {
  const { eventId, slug, dateIds } = await makeEvent(space, who.host, null, { wish: { audience: 'members', ...wish } });
  const dateId = dateIds[0]!;
  await come(space, who.ana, dateId);
  const zoe = newId<'rsvp'>();
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('rsvps')
      .values({
        ...{ operatorId: space.operatorId, id: zoe, eventDateId: dateId, email: `${zoe}@example.test` },
        ...{ name: 'Zoe', status: 'going' },
      })
      .execute();
    await tx
      .updateTable('eventDates')
      .set({ startsAt: new Date(Date.now() - HOUR_MS), endsAt: new Date(Date.now() + HOUR_MS) })
      .where('id', '=', dateId)
      .execute();
  });
  const token = await signRsvpLink({ operatorId: space.operatorId, rsvpId: zoe }, new Date(Date.now() + HOUR_MS));
  return { eventId, slug, dateId, token };
}
beforeEach(async () => {
  event = await begun();
});

/** As a camera makes it: lying on its side, with the place where it was taken. */
const fromCamera = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#c33' } })
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 43/1 0/1' } })
    .jpeg()
    .toBuffer();
const tiny = (background = '#36c') =>
  sharp({ create: { width: 40, height: 20, channels: 3, background } })
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
  receiveEventPhoto(
    new Request('http://localhost:3000/x', {
      method: 'POST',
      headers: { ...headers, ...(await cookieOf(member)), 'x-request-id': newId() },
      body: Buffer.from(bytes),
    }),
    { operator: space.operatorId, date: event.dateId },
  );
const get = async (member: ActingMember | null, photoId: string, search = '') =>
  serveEventPhoto(new Request(`http://localhost:3000/x?${search}`, { headers: await cookieOf(member) }), {
    operator: space.operatorId,
    photo: photoId,
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? 'ok';
const add = async (by: ActingMember, made = event, requestId = newId<'request'>()) =>
  (await addEventPhoto(by, { dateId: made.dateId, requestId, bytes: await tiny() })).photoId as EventPhotoId;
const photos = (by: ActingMember, made = event) =>
  readPhotos(by, photosInput.parse({ operatorId: space.operatorId, eventId: made.eventId }));
const take = (by: ActingMember, photoId: string) =>
  removeEventPhoto(
    by,
    removePhotoInput.parse({ operatorId: space.operatorId, eventId: event.eventId, photoId, requestId: newId() }),
  );
/** The same by the plain form of the page behind the link of a mail. */
const sendForm = async (token: string, files: readonly Uint8Array[], request = newId()) => {
  const form = new FormData();
  form.set('token', token);
  form.set('request', request);
  for (const bytes of files) form.append('photos', new File([new Uint8Array(bytes)], 'photo.jpg'));
  const incoming = new Request('http://localhost:3000/events/answer/photos', {
    method: 'POST',
    headers: { origin: 'http://localhost:3000' },
    body: form,
  });
  return (await receiveLinkedPhotos(incoming)).headers.get('location') ?? '';
};

describe('a photo that is sent', () => {
  it('is kept upright without where it was taken, from a page and from a plain form', async () => {
    await send(who.ana, await fromCamera());
    expect(await sendForm(event.token, [await fromCamera(), await tiny()])).toContain('said=photos');
    const kept = (await photos(who.ana)).photos;
    expect(kept.map(({ name, mine, width }) => [name, mine, width])).toEqual([
      ['Zoe', false, 40],
      ['Zoe', false, 600],
      ['Ana', true, 600],
    ]);
    for (const { id } of kept) {
      const metadata = await sharp(Buffer.from(await (await get(who.ana, id)).arrayBuffer())).metadata();
      for (const secret of [metadata.exif, metadata.xmp, metadata.iptc]) expect(secret).toBeUndefined();
    }
  });

  it('is taken from who was there and who runs it, once it has begun, from this site', async () => {
    const bytes = await tiny();
    expect(await codeOf(await send(who.ana, bytes))).toBe('ok');
    expect(await codeOf(await send(who.host, bytes))).toBe('ok');
    expect(await codeOf(await send(who.ben, bytes))).toBe('talk.not_for_you');
    expect(await codeOf(await send(who.stranger, bytes))).toBe('operator.not_found');
    expect(await codeOf(await send(null, bytes))).toBe('auth.sign_in_needed');
    expect(await codeOf(await send(who.ana, bytes, {}))).toBe('request.cross_site');
    expect(await codeOf(await send(who.ana, Buffer.from('%PDF-1.7')))).toBe('photo.not_a_picture');
    expect(await codeOf(await send(who.ana, Buffer.alloc(12 * 1024 * 1024 + 1)))).toBe('picture.too_large');
    expect(await sendForm('no link of ours', [bytes])).toContain('trouble=event.link_over');
    await inOperator(space, (tx) =>
      tx
        .updateTable('eventDates')
        .set({ startsAt: new Date(Date.now() + 1000 * 60), endsAt: new Date(Date.now() + HOUR_MS) })
        .where('id', '=', event.dateId)
        .execute(),
    );
    expect(await codeOf(await send(who.ana, bytes))).toBe('talk.not_begun');
    expect(await sendForm(event.token, [bytes])).toContain('trouble=talk.not_begun');
  });

  it('is from who was let in, where somebody was', async () => {
    await inOperator(space, (tx) =>
      tx.updateTable('rsvps').set({ checkedInAt: new Date() }).where('memberId', '=', who.ana.memberId).execute(),
    );
    expect(await outcomeOf(add(who.ana))).toBeNull();
    expect(await sendForm(event.token, [await tiny()])).toContain('trouble=talk.not_there');
  });

  it('is one however often it is sent, and each has thirty of a date', async () => {
    const id = newId<'request'>();
    const [first, again] = await Promise.all([add(who.ana, event, id), add(who.ana, event, id)]);
    expect(again).toBe(first);
    const form = newId();
    await sendForm(event.token, [await tiny()], form);
    await sendForm(event.token, [await tiny()], form);
    expect((await photos(who.host)).photos).toHaveLength(2);
    await inOperator(space, async (tx) => {
      const size = { width: 4, height: 3, fileKey: 'x' };
      for (let n = 1; n < PHOTOS_MOST; n++)
        await tx
          .insertInto('eventPhotos')
          .values({
            ...{ operatorId: space.operatorId, id: newId<'event_photo'>(), eventDateId: event.dateId },
            ...{ memberId: who.ana.memberId, ...size },
          })
          .execute();
    });
    expect(await outcomeOf(add(who.ana))).toBe('talk.too_many_photos');
    expect(await outcomeOf(add(who.host))).toBeNull();
  });
});

describe('who sees photos', () => {
  it.each([
    ['for members, to those who come', { audience: 'members' }, [401, 404, 404, 404, 200, 200], 'nobody'],
    [
      'for members, to whoever may open the page',
      { audience: 'members', photosFor: 'page' },
      [401, 404, 404, 200, 200, 200],
      'nobody',
    ],
    ['for everybody, to those who come', { audience: 'public' }, [401, 404, 404, 404, 200, 200], 'nobody'],
    [
      'for everybody, to whoever may open the page',
      { audience: 'public', photosFor: 'page' },
      [200, 200, 200, 200, 200, 200],
      'all',
    ],
  ])('of an event %s', async (_, wish, statuses, onPage) => {
    const made = await begun(wish);
    const photoId = await add(who.ana, made);
    const asking = [null, who.stranger, who.visitor, who.ben, who.ana, who.host];
    expect(await Promise.all(asking.map(async (one) => (await get(one, photoId)).status))).toEqual(statuses);
    expect((await get(null, photoId, `token=${made.token}`)).status).toBe(200);
    expect((await get(null, photoId, `token=${event.token}`)).status).toBe(statuses[0]);
    const read = await outcomeOf(photos(who.ben, made));
    expect(read).toBe(statuses[3] === 200 ? null : 'talk.not_for_you');
    const shown = await readPublicPhotos({ operator: `op-${space.operatorId}`, event: made.slug });
    expect(shown?.photos.map(({ id }) => id) ?? []).toEqual(onPage === 'all' ? [photoId] : []);
  });
});

describe('a photo is taken away', () => {
  it('by whose it is, and by who runs the event; its file goes with it', async () => {
    const [own, other] = [await add(who.ana), await add(who.ana)];
    await sendForm(event.token, [await tiny()]);
    const zoes = (await photos(who.host)).photos.find(({ name }) => name === 'Zoe')!.id as EventPhotoId;
    const fileKey = await inOperator(space, async (tx) => {
      const row = await tx.selectFrom('eventPhotos').select('fileKey').where('id', '=', own).executeTakeFirstOrThrow();
      return row.fileKey;
    });
    expect(await outcomeOf(take(who.ana, zoes))).toBe('talk.not_for_you');
    expect(await outcomeOf(take(who.ben, own))).toBe('talk.not_for_you');
    expect(await outcomeOf(removePhotoByLink({ token: event.token, photoId: own }))).toBe('talk.not_for_you');
    expect(await clearFile({ operatorId: space.operatorId, fileKey })).toBe(false);
    await take(who.ana, own);
    await take(who.host, other);
    await removePhotoByLink({ token: event.token, photoId: zoes });
    expect(await outcomeOf(take(who.host, own))).toBe('talk.photo_gone');
    expect((await photos(who.ana)).photos).toEqual([]);
    expect(await clearFile({ operatorId: space.operatorId, fileKey })).toBe(true);
    expect((await get(who.ana, own)).status).toBe(404);
  });

  it('and is of no other event', async () => {
    const elsewhere = await begun();
    const photoId = await add(who.ana, elsewhere);
    expect(await outcomeOf(take(who.host, photoId))).toBe('talk.photo_gone');
  });
});
