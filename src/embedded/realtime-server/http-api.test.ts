import Pusher from 'pusher';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventually, heard, moment, subscribed, testClients } from './testing-clients';

const { start, backEnd, client, tearDown } = testClients();
afterEach(async () => {
  vi.useRealTimers();
  await tearDown();
});

const statusOf = (call: Promise<unknown>) =>
  call.then(
    () => 200,
    (error: unknown) => (error instanceof Pusher.RequestError ? error.status : error),
  );

vi.setConfig({ testTimeout: 30_000 });

describe('publishing, through the official server SDK', () => {
  it('sends one event to up to 100 channels, and not to the excluded socket', async () => {
    await start();
    const [ann, ben] = [client(), client()];
    const annHeard = heard((await subscribed(ann, 'room-0')).channel, 'nudge');
    const benHeard = heard((await subscribed(ben, 'room-0')).channel, 'nudge');
    const far = heard((await subscribed(ben, 'room-99')).channel, 'nudge');
    const rooms = Array.from({ length: 100 }, (_, i) => `room-${i}`);
    await backEnd().trigger(rooms, 'nudge', 1, { socket_id: ann.connection.socket_id });
    await eventually(() => expect([benHeard, far]).toEqual([[1], [1]]));
    expect(annHeard).toEqual([]);
  });

  it('sends a batch of up to ten, in order, each to its channel', async () => {
    await start();
    const ann = client();
    const one = heard((await subscribed(ann, 'private-one')).channel, 'nudge');
    const two = heard((await subscribed(ann, 'private-two')).channel, 'nudge');
    const batch = Array.from({ length: 10 }, (_, i) => ({
      channel: i % 2 ? 'private-two' : 'private-one',
      name: 'nudge',
      data: i,
    }));
    await backEnd().triggerBatch(batch);
    await eventually(() =>
      expect([one, two]).toEqual([
        [0, 2, 4, 6, 8],
        [1, 3, 5, 7, 9],
      ]),
    );
  });

  it('sends none of a batch when one event is wrong', async () => {
    await start();
    const got = heard((await subscribed(client(), 'news')).channel, 'nudge');
    const batch = [
      { channel: 'news', name: 'nudge', data: 1 },
      { channel: 'not a channel', name: 'nudge', data: 2 },
    ];
    expect(await statusOf(backEnd().triggerBatch(batch))).toBe(400);
    await moment();
    expect(got).toEqual([]);
  });

  it('refuses what is too large with 413 and what is too many or misnamed with 400', async () => {
    await start();
    const api = backEnd();
    const event = { channel: 'news', name: 'nudge', data: 1 };
    expect(await statusOf(api.trigger('news', 'nudge', 'x'.repeat(10_240)))).toBe(200);
    expect(await statusOf(api.trigger('news', 'nudge', 'x'.repeat(10_241)))).toBe(413);
    expect(await statusOf(api.triggerBatch([{ ...event, data: 'x'.repeat(10_241) }]))).toBe(413);
    expect(await statusOf(api.trigger('news', 'nudge', 'x'.repeat(300_000)))).toBe(413);
    expect(await statusOf(api.triggerBatch(Array.from({ length: 11 }, () => ({ ...event }))))).toBe(400);
    const body = { name: 'n', data: '1', channels: Array.from({ length: 101 }, (_, i) => `c${i}`) };
    expect(await statusOf(api.post({ path: '/events', body: body as unknown as string }))).toBe(400);
    expect(await statusOf(api.triggerBatch([{ ...event, channel: 'c'.repeat(201) }]))).toBe(400);
    expect(await statusOf(api.triggerBatch([{ ...event, name: '' }]))).toBe(400);
    expect(await statusOf(api.post({ path: '/events', body: ['no', 'object'] as unknown as string }))).toBe(400);
  });

  it('answers with the counts asked for', async () => {
    await start();
    await subscribed(client({ member: { user_id: 'ann' } }), 'presence-room');
    await subscribed(client({ member: { user_id: 'ann' } }), 'presence-room');
    const info = 'user_count,subscription_count';
    const answer = await backEnd().trigger(['presence-room', 'empty'], 'nudge', 1, { info });
    expect(await answer.json()).toEqual({
      channels: { 'presence-room': { user_count: 1, subscription_count: 2 }, empty: { subscription_count: 0 } },
    });
  });
});

describe('asking about channels', () => {
  it('lists occupied channels, by prefix, with counts', async () => {
    await start();
    await subscribed(client(), 'private-desk');
    await subscribed(client({ member: { user_id: 'ann' } }), 'presence-room');
    const get = async (path: string, params = {}): Promise<unknown> => (await backEnd().get({ path, params })).json();
    expect(await get('/channels')).toEqual({ channels: { 'private-desk': {}, 'presence-room': {} } });
    expect(await get('/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
      channels: { 'presence-room': { user_count: 1 } },
    });
    expect(await get('/channels/private-desk', { info: 'subscription_count' })).toEqual({
      occupied: true,
      subscription_count: 1,
    });
    expect(await get('/channels/private-other')).toEqual({ occupied: false });
    expect(await get('/channels/presence-room/users')).toEqual({ users: [{ id: 'ann' }] });
    expect(await statusOf(backEnd().get({ path: '/channels', params: { info: 'user_count' } }))).toBe(400);
    expect(await statusOf(backEnd().get({ path: '/channels/news', params: { info: 'user_count' } }))).toBe(400);
    expect(await statusOf(backEnd().get({ path: '/channels/private-desk/users' }))).toBe(400);
    expect(await statusOf(backEnd().get({ path: '/elsewhere' }))).toBe(404);
  });
});

describe('the signature', () => {
  it('must be made with the right key, secret and app', async () => {
    await start();
    expect(await statusOf(backEnd({ secret: 'guessed' }).trigger('news', 'nudge', 1))).toBe(401);
    expect(await statusOf(backEnd({ key: 'other' }).trigger('news', 'nudge', 1))).toBe(401);
    expect(await statusOf(backEnd({ appId: 'other' }).trigger('news', 'nudge', 1))).toBe(404);
    expect(await statusOf(backEnd({ secret: 'guessed' }).get({ path: '/channels' }))).toBe(401);
  });

  it('is good for ten minutes either way', async () => {
    await start();
    const at = (seconds: number) => {
      const realNow = Date.now();
      const clock = vi.spyOn(Date, 'now').mockReturnValueOnce(realNow + seconds * 1000);
      const call = backEnd().trigger('news', 'nudge', 1);
      clock.mockRestore();
      return statusOf(call);
    };
    expect(await at(-590)).toBe(200);
    expect(await at(-610)).toBe(401);
    expect(await at(610)).toBe(401);
  });

  it('covers the body, the path and every parameter', async () => {
    const { port } = await start();
    const api = backEnd();
    const body = JSON.stringify({ name: 'nudge', channels: ['news'], data: '1' });
    const query = api.createSignedQueryString({ method: 'POST', path: '/apps/test-app/events', body });
    const send = async (path: string, search: string, text: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}?${search}`, { method: 'POST', body: text })).status;
    expect(await send('/apps/test-app/events', query, body)).toBe(200);
    expect(await send('/apps/test-app/events', query, body.replace('1', '2'))).toBe(401);
    expect(await send('/apps/test-app/batch_events', query, body)).toBe(401);
    expect(await send('/apps/test-app/events', `${query}&socket_id=1.1`, body)).toBe(401);
    expect(await send('/apps/test-app/events', query.replace('auth_version=1.0', 'auth_version=2.0'), body)).toBe(401);
    expect(await send('/apps/test-app/events', query.replace(/&body_md5=\w+/, ''), body)).toBe(401);
    expect(await send('/apps/test-app/events', '', body)).toBe(401);
    expect(await send('/apps/test-app/events', `${query}&auth_key=test-key`, body)).toBe(400);
  });
});
