import type { PresenceChannel } from 'pusher-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connected, eventually, heard, moment, next, subscribed, testClients } from './testing-clients';

const { start, backEnd, client, tearDown } = testClients();
afterEach(tearDown);

type PusherError = { data: { code: number | null; message: string } };

vi.setConfig({ testTimeout: 30_000 });

describe('connecting and channels, through pusher-js', () => {
  it('connects, hands out different socket ids and counts who is there', async () => {
    const server = await start();
    const [ann, ben] = [client(), client()];
    await Promise.all([connected(ann), connected(ben)]);
    expect(ann.connection.socket_id).toMatch(/^\d+\.\d+$/);
    expect(ann.connection.socket_id).not.toBe(ben.connection.socket_id);
    expect(server.connections()).toBe(2);
    ann.disconnect();
    await eventually(() => expect(server.connections()).toBe(1));
  });

  it('delivers to public and private channels, and to nobody else', async () => {
    await start();
    const [ann, ben] = [client(), client()];
    const news = (await subscribed(ann, 'news')).channel;
    const desk = (await subscribed(ben, 'private-desk')).channel;
    const [annHeard, benHeard] = [heard(news, 'nudge'), heard(desk, 'nudge')];
    await backEnd().trigger('news', 'nudge', { version: '1' });
    await backEnd().trigger('private-desk', 'nudge', 'plain text, ünïcode');
    await eventually(() => expect([annHeard, benHeard]).toEqual([[{ version: '1' }], ['plain text, ünïcode']]));
  });

  it('delivers nothing after unsubscribing, and again after coming back', async () => {
    await start();
    const ann = client();
    const { channel } = await subscribed(ann, 'private-desk');
    const before = heard(channel, 'nudge');
    ann.unsubscribe('private-desk');
    await eventually(async () =>
      expect(await (await backEnd().get({ path: '/channels' })).json()).toEqual({ channels: {} }),
    );
    await backEnd().trigger('private-desk', 'nudge', 1);
    await moment();
    expect(before).toEqual([]);
    const after = heard((await subscribed(ann, 'private-desk')).channel, 'nudge');
    await backEnd().trigger('private-desk', 'nudge', 2);
    await eventually(() => expect(after).toEqual([2]));
  });

  it('refuses a private channel whose signature was made with another secret, and keeps the connection', async () => {
    await start();
    const mallory = client({ secret: 'guessed' });
    await connected(mallory);
    const told = next<PusherError>(mallory.connection, 'error');
    const channel = mallory.subscribe('private-desk');
    const got = heard(channel, 'nudge');
    expect((await told).data).toMatchObject({ code: 4009 });
    await backEnd().trigger('private-desk', 'nudge', 1);
    await moment();
    expect({ got, subscribed: channel.subscribed, state: mallory.connection.state }).toEqual({
      got: [],
      subscribed: false,
      state: 'connected',
    });
  });

  it('sends away a client with an unknown key for good (4001)', async () => {
    await start();
    const lost = client({}, 'other-key');
    expect((await next<{ error: PusherError }>(lost.connection, 'error')).error.data.code).toBe(4001);
    await eventually(() => expect(lost.connection.state).toBe('disconnected'));
  });

  it('answers the ping of a quiet client, and pings one that says nothing', async () => {
    const server = await start({ activityMs: 100, pongMs: 500 });
    const ann = client();
    await connected(ann);
    const pongs = heard(ann.connection, 'message');
    ann.send_event('pusher:ping', {});
    await moment(900);
    expect(pongs).toContainEqual(expect.objectContaining({ event: 'pusher:pong' }));
    expect(pongs).toContainEqual(expect.objectContaining({ event: 'pusher:ping' }));
    expect(server.connections()).toBe(1);
  });
});

describe('presence channels', () => {
  const ann = { user_id: 'ann', user_info: { name: 'Ann' } };
  const ben = { user_id: 'ben', user_info: { name: 'Ben' } };

  it('tells who is there, who comes and who goes; somebody in two tabs is there once', async () => {
    await start();
    const room = 'presence-room';
    const first = (await subscribed(client({ member: ann }), room)).channel as PresenceChannel;
    expect([first.members.count, first.members.me]).toEqual([1, { id: 'ann', info: { name: 'Ann' } }]);
    const [came, went] = [heard(first, 'pusher:member_added'), heard(first, 'pusher:member_removed')];

    const [tab1, tab2] = [client({ member: ben }), client({ member: ben })];
    await subscribed(tab1, room);
    const second = (await subscribed(tab2, room)).channel as PresenceChannel;
    expect(second.members.count).toBe(2);
    expect(second.members.members).toEqual({ ann: { name: 'Ann' }, ben: { name: 'Ben' } });
    await eventually(() => expect(came).toEqual([{ id: 'ben', info: { name: 'Ben' } }]));
    expect(await (await backEnd().get({ path: `/channels/${room}/users` })).json()).toEqual({
      users: [{ id: 'ann' }, { id: 'ben' }],
    });

    tab1.disconnect();
    await moment();
    expect([went, first.members.count]).toEqual([[], 2]);
    tab2.unsubscribe(room);
    await eventually(() => expect(went).toEqual([{ id: 'ben', info: { name: 'Ben' } }]));
    expect(first.members.count).toBe(1);
  });

  it('lets a signed-in user in without channel data', async () => {
    await start();
    const carl = client({ user: { id: 'carl', user_info: { name: 'Carl' } } });
    await connected(carl);
    carl.signin();
    const channel = (await subscribed(carl, 'presence-room')).channel as PresenceChannel;
    expect(channel.members.me).toEqual({ id: 'carl', info: { name: 'Carl' } });
  });

  it('refuses a presence channel whose member was not signed', async () => {
    await start();
    const mallory = client({ member: ann, secret: 'guessed' });
    await connected(mallory);
    const told = next<PusherError>(mallory.connection, 'error');
    mallory.subscribe('presence-room');
    expect((await told).data.code).toBe(4009);
  });
});

describe('client events', () => {
  it('reach the others on a private channel, not the sender; on presence channels with who sent them', async () => {
    await start();
    const [ann, ben] = [client({ member: { user_id: 'ann' } }), client({ member: { user_id: 'ben' } })];
    const annDesk = (await subscribed(ann, 'private-desk')).channel;
    const benDesk = (await subscribed(ben, 'private-desk')).channel;
    const [annHeard, benHeard] = [heard(annDesk, 'client-typing'), heard(benDesk, 'client-typing')];
    annDesk.trigger('client-typing', { at: 1 });
    await eventually(() => expect(benHeard).toEqual([{ at: 1 }]));
    expect(annHeard).toEqual([]);

    const annRoom = (await subscribed(ann, 'presence-room')).channel;
    const benRoom = (await subscribed(ben, 'presence-room')).channel;
    const from = new Promise((resolve) =>
      benRoom.bind('client-wave', (_: unknown, meta: { user_id: string }) => resolve(meta.user_id)),
    );
    annRoom.trigger('client-wave', {});
    expect(await from).toBe('ann');
  });

  it('are refused on public channels, and beyond ten a second (4301)', async () => {
    await start();
    const [ann, ben] = [client(), client()];
    const errors = heard(ann.connection, 'error') as PusherError[];
    const publicly = (await subscribed(ann, 'news')).channel;
    publicly.trigger('client-hello', {});
    await eventually(() => expect(errors[0]?.data).toMatchObject({ code: null }));

    const desk = (await subscribed(ann, 'private-desk')).channel;
    const got = heard((await subscribed(ben, 'private-desk')).channel, 'client-hello');
    for (let i = 0; i < 13; i++) desk.trigger('client-hello', i);
    await eventually(() => expect(errors.filter(({ data }) => data.code === 4301)).toHaveLength(3));
    expect(got).toHaveLength(10);
  });
});

describe('signed-in users', () => {
  it('hear the server on their own, and are sent away by it', async () => {
    await start();
    const ann = client({ user: { id: 'ann' } });
    await connected(ann);
    ann.signin();
    await ann.user.signinDonePromise;
    await eventually(() => expect(ann.user.serverToUserChannel.subscribed).toBe(true));
    const hello = next(ann.user, 'hello');
    await backEnd().sendToUser('ann', 'hello', { you: 1 });
    expect(await hello).toEqual({ you: 1 });
    const told = next<PusherError>(ann.connection, 'error');
    await backEnd().terminateUserConnections('ann');
    expect((await told).data.code).toBe(4009);
  });

  it('are not believed with a wrong signature, and nobody hears another user', async () => {
    await start();
    const mallory = client({ user: { id: 'ann' }, secret: 'guessed' });
    await connected(mallory);
    const told = next<PusherError>(mallory.connection, 'error');
    mallory.signin();
    expect((await told).data.code).toBe(4009);
    const again = next<PusherError>(mallory.connection, 'error');
    mallory.send_event('pusher:subscribe', { channel: '#server-to-user-ann', auth: '' });
    expect((await again).data.code).toBe(4009);
  });
});
