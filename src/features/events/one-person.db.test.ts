import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { joinAsVisitor } from '@/features/auth/commands/join-as-visitor';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type Id } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makePerson, makeSpace, type MadeSpace } from '@/testing/makers';
import { answerInvitation, invitePeople } from './commands/invite-people';
import { askToCome, confirmComing } from './commands/answer-by-mail';
import { inviteInput } from './events.contract';
import { readEventPage } from './events.reads';
import { readInvitation } from './public-events.reads';
import { signConfirmLink, signInvitationLink } from './rsvp-link';
import { answerInvitationInput, askToComeInput } from './rsvps.contract';
import { answersTo, come, makeEvent, type MadeEvent } from './testing-events';

Object.assign(process.env, { RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000', RATE_LIMIT_ADDRESS_PER_MINUTE: '1000' });

// One person is one answer, by whatever way they come.

let space: MadeSpace;
let host: ActingMember;
let event: MadeEvent;
let dateId: EventDateId;
const until = () => new Date(Date.now() + 3_600_000);
const started = async (wish: object = {}) => {
  event = await makeEvent(space, host, null, { wish: { capacity: 5, ...wish } });
  dateId = event.dateIds[0]!;
};
beforeEach(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  await started();
});
const emailOf = async (member: ActingMember): Promise<string> =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{
      email: string;
    }>`select email from auth.list_member_emails(array[${member.personId}]::uuid[])`.execute(tx);
    return rows[0]!.email;
  });
const byMail = async (email: string) => {
  const where = { operator: `op-${space.operatorId}`, event: event.slug, dateId };
  await askToCome(askToComeInput.parse({ ...where, name: 'Zoe', email }), { address: '10.0.0.1' });
  const { rows } = await inOperator(space, (tx) =>
    sql<{ id: Id<'rsvp_link'> }>`select id from rsvp_links order by created_at desc, id desc limit 1`.execute(tx),
  );
  return confirmComing(await signConfirmLink({ operatorId: space.operatorId, linkId: rows[0]!.id }, until()));
};
const names = async () => (await answersTo(space, dateId)).map(({ name, status }) => `${name} ${status}`);

test('a member who answers as a stranger, with their own address, is themselves', async () => {
  const ana = await makeMember(space, 'member', 'Ana');
  await come(space, ana, dateId);
  expect(await byMail(await emailOf(ana))).toMatchObject({ status: 'going' });
  expect(await names()).toEqual(['Ana going']);
  const [date] = (await readEventPage(ana, event.slug)).dates;
  expect(date?.mine?.status).toBe('going');
});

test('who answered by mail and joins later has their answer, and takes no second place', async () => {
  const email = `${newId()}@example.test`;
  const personId = await makePerson(email);
  await byMail(email);
  await joinAsVisitor({ personId }, { name: 'Zoe Alves', spaceId: space.spaceId });
  const member = await inOperator(space, (tx) =>
    tx.selectFrom('members').select('id').where('personId', '=', personId).executeTakeFirstOrThrow(),
  );
  const zoe: ActingMember = { ...host, memberId: member.id, personId, role: 'visitor', displayName: 'Zoe Alves' };
  expect((await readEventPage(zoe, event.slug)).dates[0]?.mine?.status).toBe('going');
  await come(space, zoe, dateId);
  expect(await names()).toEqual(['Zoe going']);
});

test('who was removed, answers by mail and comes back has that answer', async () => {
  const { personId } = await makeMember(space, 'member', 'Ana');
  const ana = { ...host, personId };
  const email = await emailOf(ana);
  const status = (to: 'active' | 'removed') =>
    inOperator(space, (tx) => tx.updateTable('members').set({ status: to }).where('personId', '=', personId).execute());
  await status('removed');
  await byMail(email);
  const ofMember = () =>
    inOperator(space, async (tx) =>
      (await tx.selectFrom('rsvps').select(['memberId', 'email']).where('eventDateId', '=', dateId).execute()).map(
        (row) => [row.memberId !== null, row.email],
      ),
    );
  expect(await ofMember()).toEqual([[false, email]]);
  await status('active');
  expect(await ofMember()).toEqual([[true, null]]);
});

test('an invitation to an address that is a member’s is answered as that member, and shows it', async () => {
  await started({ audience: 'invited' });
  const ana = await makeMember(space, 'member', 'Ana');
  const { operatorId, spaceId } = space;
  const emails = [await emailOf(ana)];
  await invitePeople(host, inviteInput.parse({ spaceId, eventId: event.eventId, emails, requestId: newId() }));
  // It is for them on their own screens, too.
  expect((await readEventPage(ana, event.slug)).title).toBe('Open breakfast');
  const { id } = await inOperator(space, (tx) =>
    tx.selectFrom('eventInvitations').select('id').executeTakeFirstOrThrow(),
  );
  const token = await signInvitationLink({ operatorId, invitationId: id as Id<'event_invitation'> }, until());
  expect((await readInvitation(token)).page.dates[0]?.mine).toBeNull();
  await answerInvitation(answerInvitationInput.parse({ token, dateId, name: 'A. Reis' }));
  expect(await names()).toEqual(['Ana going']);
  expect((await readInvitation(token)).page.dates[0]?.mine?.status).toBe('going');
});
