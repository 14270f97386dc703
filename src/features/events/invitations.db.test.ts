import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type Id } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { answerInvitation, announceInvitations, invitePeople, takeBackInvitation } from './commands/invite-people';
import { inviteInput, takeBackInvitationInput } from './events.contract';
import { readEventPage, readInvited } from './events.reads';
import { readInvitation } from './public-events.reads';
import { signInvitationLink } from './rsvp-link';
import { answerInvitationInput } from './rsvps.contract';
import { come, makeEvent, type MadeEvent } from './testing-events';

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
let made: MadeEvent & { dateId: EventDateId };
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  ana = await makeMember(space, 'member', 'Ana');
  const event = await makeEvent(space, host, null, { wish: { audience: 'invited', capacity: 3 } });
  made = { ...event, dateId: event.dateIds[0]! };
});

const ask = (more: object) =>
  invitePeople(host, inviteInput.parse({ spaceId: space.spaceId, eventId: made.eventId, requestId: newId(), ...more }));
const invitationTo = async (email: string) => {
  const row = await inOperator(space, (tx) =>
    tx.selectFrom('eventInvitations').select('id').where('email', '=', email).executeTakeFirstOrThrow(),
  );
  return row.id as Id<'event_invitation'>;
};
const linkTo = async (email: string) =>
  signInvitationLink(
    { operatorId: space.operatorId, invitationId: await invitationTo(email) },
    new Date(Date.now() + 3_600_000),
  );
const answer = (token: string, more: object = {}) =>
  answerInvitation(answerInvitationInput.parse({ token, dateId: made.dateId, name: 'Zoe', ...more }));

test('who is not invited finds nothing; who is, comes; nobody is asked twice', async () => {
  expect(await outcomeOf(readEventPage(ana, made.slug))).toBe('event.not_found');
  expect(await outcomeOf(come(space, ana, made.dateId))).toBe('event.not_for_you');
  expect(await ask({ memberIds: [ana.memberId], emails: ['Zoe@Example.test', 'zoe@example.test'] })).toEqual({
    invited: 2,
    already: 0,
  });
  expect(await ask({ memberIds: [ana.memberId], emails: ['zoe@example.test'] })).toEqual({ invited: 0, already: 2 });
  expect((await readEventPage(ana, made.slug)).title).toBe('Open breakfast');
  expect(await come(space, ana, made.dateId)).toMatchObject({ status: 'going' });
  expect(
    await outcomeOf(
      invitePeople(ana, inviteInput.parse({ spaceId: space.spaceId, eventId: made.eventId, requestId: newId() })),
    ),
  ).toBe('event.not_yours');
});

test('the link of an invitation answers for its address, once, and for no other event', async () => {
  await ask({ emails: ['joe@example.test'] });
  const token = await linkTo('joe@example.test');
  const first = await answer(token, { name: 'Joe' });
  expect(first).toMatchObject({ status: 'going' });
  expect(await answer(token, { name: 'Somebody else' })).toEqual(first);
  const seen = await readInvitation(token);
  expect(seen).toMatchObject({ email: 'joe@example.test', page: { dates: [{ mine: { status: 'going' } }] } });
  expect((await readInvited(host, { spaceId: space.spaceId, eventId: made.eventId })).invited).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'joe@example.test', member: false, answer: 'going' })]),
  );
  const other = await makeEvent(space, host, null);
  expect(await outcomeOf(answer(token, { dateId: other.dateIds[0] }))).toBe('event.not_found');
  expect(await outcomeOf(answer(`${token}x`))).toBe('event.link_over');
});

test('taken back, its link opens nothing, and what was answered stays', async () => {
  await ask({ emails: ['kim@example.test'] });
  const token = await linkTo('kim@example.test');
  const invitationId = await invitationTo('kim@example.test');
  const input = () =>
    takeBackInvitationInput.parse({ spaceId: space.spaceId, eventId: made.eventId, invitationId, requestId: newId() });
  expect(await takeBackInvitation(host, input())).toEqual({ takenBack: true });
  expect(await takeBackInvitation(host, input())).toEqual({ takenBack: false });
  expect(await outcomeOf(readInvitation(token))).toBe('event.link_over');
  expect(await outcomeOf(answer(token))).toBe('event.link_over');
});

test('a draft asks once it is published', async () => {
  const jobs = async () =>
    announceInvitations({ operatorId: space.operatorId, spaceId: space.spaceId, eventId: made.eventId });
  expect(await jobs()).toBe(3);
});

test('who is invited by mail sees and takes a ticket that is for who has the code', async () => {
  const tickets = [
    { name: 'Regular', pricing: 'fixed', price: 3500 },
    { name: 'Speaker', pricing: 'free', code: 'speak-up' },
  ];
  const event = await makeEvent(space, host, null, { wish: { tickets } });
  const { operatorId, spaceId } = space;
  await invitePeople(
    host,
    inviteInput.parse({ spaceId, eventId: event.eventId, emails: ['zoe@example.test'], requestId: newId() }),
  );
  const { id } = await inOperator(space, (tx) =>
    tx.selectFrom('eventInvitations').select('id').where('eventId', '=', event.eventId).executeTakeFirstOrThrow(),
  );
  const until = new Date(Date.now() + 3_600_000);
  const token = await signInvitationLink({ operatorId, invitationId: id as Id<'event_invitation'> }, until);
  const shown = async (code?: string) =>
    (await readInvitation(token, undefined, code)).page.tickets.map(({ name, typeId }) => [name, typeId]);
  expect((await shown()).map(([name]) => name)).toEqual(['Regular']);
  expect(await outcomeOf(shown('GUESS'))).toBe('event.code_unknown');
  const speaker = (await shown('SPEAK-UP')).find(([name]) => name === 'Speaker');
  const ticket = { typeId: speaker?.[1], each: 0, code: 'SPEAK-UP' };
  const answer = { token, dateId: event.dateIds[0], name: 'Zoe', ticket };
  expect(await answerInvitation(answerInvitationInput.parse(answer))).toMatchObject({ status: 'going' });
});
