import { beforeAll, describe, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId, type Id } from '@/kernel/ids';
import { readCalendar } from '@/features/calendars/testing/read-calendar';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { unpackAnswer } from '@/features/events/domain/typed-answer';
import { cancelEventInput } from '@/features/events/events.contract';
import { readAskedAnswer, readPublicEvent } from '@/features/events/public-events.reads';
import { signConfirmLink, signRsvpLink } from '@/features/events/rsvp-link';
import { signOwnFeed } from '@/features/events/own-feed-link';
import { answersTo, come, makeEvent, type MadeEvent } from '@/features/events/testing-events';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { serveEventFile, serveEventsAtom, serveEventsCalendar, serveOwnFeed } from './event-feed-routes';
import { receiveAnswerByLink, receiveAskToCome, receiveConfirm } from './event-form-routes';

Object.assign(process.env, { RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000', RATE_LIMIT_ADDRESS_PER_MINUTE: '1000' });

let space: MadeSpace;
let host: ActingMember;
let operator: string;
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  operator = `op-${space.operatorId}`;
});

const eventOf = async (wish: object = {}, input: object = {}): Promise<MadeEvent & { dateId: EventDateId }> => {
  const made = await makeEvent(space, host, null, { wish, input });
  return { ...made, dateId: made.dateIds[0]! };
};
const cancel = (eventId: EventId) =>
  cancelEvent(host, cancelEventInput.parse({ spaceId: space.spaceId, eventId, words: 'Ill', requestId: newId() }));
const get = (headers: Record<string, string> = {}, search = '') =>
  new Request(`http://localhost/x${search}`, { headers });

const OWN = { 'sec-fetch-site': 'same-origin' };
const post = (fields: Record<string, string>, headers: Record<string, string> = OWN) =>
  new Request('http://localhost/x', { method: 'POST', headers, body: new URLSearchParams(fields) });
const linkOf = (dateId: EventDateId) =>
  inOperator(space, (tx) =>
    tx.selectFrom('rsvpLinks').select(['id', 'name']).where('eventDateId', '=', dateId).execute(),
  );
const where = (made: MadeEvent) => ({ operator, event: made.slug });
const zoe = (dateId: string, more: object = {}) => ({ date: dateId, name: 'Zoe', email: 'Zoe@Example.test', ...more });

describe('the plain forms', () => {
  test('ask to come, confirm, and change the answer, without a script', async () => {
    const made = await eventOf({ guestsEach: 2 });
    const asked = await receiveAskToCome(post(zoe(made.dateId, { party: '2', guests: 'Ana\nBo' })), where(made));
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe(
      `/o/${operator}/events/${made.slug}?date=${made.dateId}&said=asked#answer`,
    );
    const [link] = await linkOf(made.dateId);
    const linkId = link?.id as Id<'rsvp_link'>;
    const token = await signConfirmLink({ operatorId: space.operatorId, linkId }, new Date(Date.now() + 60_000));
    expect(await readAskedAnswer(token)).toMatchObject({ name: 'Zoe', party: 2, guestNames: ['Ana'], done: false });
    // Nothing was answered by looking.
    expect(await answersTo(space, made.dateId)).toEqual([]);

    const confirmed = await receiveConfirm(post({ token }));
    const location = new URL(confirmed.headers.get('location') ?? '', 'http://localhost');
    expect([location.pathname, location.searchParams.get('did')]).toEqual(['/events/answer', 'confirm']);
    expect(await readAskedAnswer(token)).toMatchObject({ done: true });
    const answer = location.searchParams.get('token') ?? '';
    await receiveAnswerByLink(post({ token: answer, act: 'change', party: '3', guests: 'Ana\nBo' }));
    expect(await answersTo(space, made.dateId)).toMatchObject([{ name: 'Zoe', status: 'going', party: 3 }]);
    await receiveAnswerByLink(post({ token: answer, act: 'cancel' }));
    expect(await answersTo(space, made.dateId)).toMatchObject([{ status: 'cancelled' }]);
  });

  test('give back what was typed, with what is wrong at its field, and never in the address', async () => {
    const made = await eventOf();
    const typed = { date: made.dateId, name: '', email: 'zoe', note: 'Ça va; fine' };
    const refused = await receiveAskToCome(post(typed), where(made));
    expect(refused.headers.get('location')).toMatch(/\?date=[0-9a-f-]+&said=refused#answer$/);
    const cookie = refused.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    const kept = unpackAnswer(/=([^;]*);/.exec(cookie)?.[1]);
    expect(kept?.typed).toMatchObject({ email: 'zoe', note: 'Ça va; fine' });
    expect(kept?.problem).toEqual({
      code: 'input.invalid',
      fields: { name: 'Say your name', email: 'Write an address like ana@example.org' },
    });
    expect(await linkOf(made.dateId)).toEqual([]);
  });

  test('are refused from other sites, and where nothing says where they stood', async () => {
    const made = await eventOf();
    const evil = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.test' }, { origin: 'null' }, {}];
    for (const headers of evil) {
      const answer = await receiveAskToCome(post(zoe(made.dateId), headers as Record<string, string>), where(made));
      expect(answer.headers.get('location')).toContain('said=elsewhere');
    }
    expect(await linkOf(made.dateId)).toEqual([]);
  });

  test('say what a link that is none of ours is good for', async () => {
    expect((await receiveConfirm(post({ token: 'x' }))).headers.get('location')).toBe(
      '/events/confirm?token=x&refused=event.link_over',
    );
    const stolen = await signRsvpLink({ operatorId: space.operatorId, rsvpId: newId() }, new Date(Date.now() + 60_000));
    const answer = await receiveAnswerByLink(post({ token: stolen, act: 'cancel' }));
    expect(answer.headers.get('location')).toContain('refused=event.link_over');
  });
});

describe('feeds', () => {
  test('have what is public, and never what is for members, for who has the link, or a draft', async () => {
    const tea = await eventOf({ title: 'Public tea', place: { is: 'online', url: 'https://meet.example.org/secret' } });
    const hidden = await Promise.all([
      eventOf({ title: 'Hidden supper', audience: 'link' }),
      eventOf({ title: 'Hidden lunch', audience: 'members' }),
      eventOf({ title: 'Hidden plan' }, { as: 'draft' }),
    ]);
    const off = await eventOf({ title: 'Hidden, never out' }, { as: 'draft' });
    await cancel(off.eventId);
    for (const serve of [serveEventsCalendar, serveEventsAtom]) {
      const text = await (await serve(get(), { operator })).text();
      expect(text).toContain('Public tea');
      expect(text).not.toContain('Hidden');
      expect(text).not.toContain('meet.example.org');
    }
    // Who has the link of one has its file; who has the address of the others has nothing.
    const [supper, ...others] = hidden;
    expect(await (await serveEventFile(get(), where(supper))).text()).toContain('Hidden supper');
    for (const made of [...others, off]) {
      expect((await serveEventFile(get(), where(made))).status).toBe(404);
      expect(await outcomeOf(readPublicEvent(operator, made.slug))).toBe('event.not_found');
    }
    expect(await (await serveEventFile(get(), where(tea))).text()).not.toContain('meet.example.org');
  });

  test('keep what was cancelled, and say so, with a higher sequence under the same name', async () => {
    const made = await eventOf({ title: 'Called off' });
    const read = async () =>
      readCalendar(await (await serveEventFile(get(), where(made))).text()).events.map(
        ({ uid, sequence, component }) => ({
          ...{ uid, sequence },
          status: component.getFirstPropertyValue('status'),
        }),
      );
    const [before] = await read();
    await cancel(made.eventId);
    const [after] = await read();
    expect(after?.uid).toBe(before?.uid);
    expect([before?.status, after?.status]).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 99);
    expect(await (await serveEventsAtom(get(), { operator })).text()).not.toContain('Called off');
  });

  test('are not sent again while nothing has changed', async () => {
    const first = await serveEventsCalendar(get(), { operator });
    const again = await serveEventsCalendar(get({ 'if-none-match': first.headers.get('etag') ?? '' }), { operator });
    expect(again.status).toBe(304);
    await eventOf({ title: 'One more' });
    const etag = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await serveEventsCalendar(get(etag), { operator })).status).toBe(200);
  });

  test('have one date, where the address names it, and none of somebody who is not there', async () => {
    const made = await eventOf({ title: 'Twice', rrule: 'FREQ=WEEKLY;COUNT=2' });
    const one = await serveEventFile(get({}, `?date=${made.dateIds[1]}`), where(made));
    expect(readCalendar(await one.text()).events.map(({ uid }) => uid.split('@')[0])).toEqual([
      `event-date-${made.dateIds[1]}`,
    ]);
    expect((await serveEventsCalendar(get(), { operator: 'nobody' })).status).toBe(404);
  });

  test('have what a member comes to, by an address that ends with their sessions', async () => {
    const zoe = await makeMember(space, 'member', 'Zoe');
    const [tea, supper] = [
      await eventOf({ title: 'Mine', place: { is: 'online', url: 'https://meet.example.org/mine' } }),
      await eventOf({ title: 'Not mine' }),
    ];
    await come(space, zoe, tea.dateId);
    await come(space, zoe, supper.dateId);
    await come(space, zoe, supper.dateId, { act: 'cancel' });
    const session = { personId: zoe.personId, version: 1 };
    const own = async (token: string) => serveOwnFeed(get(), { token });
    const token = await signOwnFeed(session, space.operatorId);
    const text = await (await own(token)).text();
    expect(readCalendar(text).events.map(({ summary }) => summary)).toEqual(['Mine']);
    expect(text.replace(/\r\n /g, '')).toContain('https://meet.example.org/mine');
    expect((await own(await signOwnFeed({ ...session, version: 2 }, space.operatorId))).status).toBe(401);
    expect((await own(`${token}x`)).status).toBe(404);
    const elsewhere = await makeSpace();
    expect((await own(await signOwnFeed(session, elsewhere.operatorId))).status).toBe(404);
  });
});
