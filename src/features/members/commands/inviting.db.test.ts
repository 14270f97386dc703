import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import type { ActingMember } from '@/kernel/acting-member';
import { inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { makeMember, makePerson, makeSpace, type MadeSpace } from '@/testing/makers';
import { inviteInput, type InviteInput } from '../members.contract';
import type { MemberFact } from '../members.facts';
import { lookAtInvitation, readPeopleSummary } from '../members.reads';
import { acceptInvitation } from './accept-invitation';
import { inviteMember } from './invite-member';
import { withdrawInvitation } from './withdraw-invitation';

type Sent = Extract<MemberFact, { type: 'invitation.sent' }>;
const facts: Fact[] = [];
setReactions((fact) => {
  facts.push(fact);
  return [];
});
const token = () => (facts.at(-1) as Sent).token;

let space: MadeSpace;
let owner: ActingMember;
let manager: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner', 'Olga');
  manager = await makeMember(space, 'manager', 'Milo');
});
beforeEach(() => void facts.splice(0));

const address = () => `${newId()}@example.test`;
const wish = (email: string, role: InviteInput['role'] = 'member', at = space) =>
  inviteInput.parse({ operatorId: at.operatorId, email, role, requestId: newId() });
const membersOf = (operatorId = space.operatorId) =>
  inOperator({ operatorId }, (tx) =>
    tx.selectFrom('members').select(['id', 'personId', 'role', 'status', 'displayName']).execute(),
  );

describe('inviting', () => {
  it('keeps one open invitation per address and owes a mail each time', async () => {
    const email = address();
    const first = await inviteMember(owner, wish(email));
    const again = await inviteMember(owner, wish(email));
    expect(again.invitationId).toBe(first.invitationId);
    expect(Object.keys(again)).toEqual(Object.keys(first));
    expect(facts).toHaveLength(2);
    const { invitations } = await readPeopleSummary(owner);
    expect(invitations.filter((row) => row.email === email)).toMatchObject([{ role: 'member', invitedBy: 'Olga' }]);
  });

  it('does the same request once', async () => {
    const input = wish(address());
    const [first, again] = await Promise.all([inviteMember(owner, input), inviteMember(owner, input)]);
    expect(again).toEqual(first);
    expect(facts).toHaveLength(1);
  });

  it('says who is here already', async () => {
    const email = address();
    const personId = await makePerson(email);
    await inOperator(space, (tx) =>
      tx
        .insertInto('members')
        .values({ operatorId: space.operatorId, id: newId(), personId, role: 'host', displayName: 'Hedi' })
        .execute(),
    );
    await expect(inviteMember(owner, wish(email))).rejects.toMatchObject({
      code: 'member.already_here',
      details: { displayName: 'Hedi', role: 'host' },
    });
  });

  it('is for owners and managers, and makes owners only for owners', async () => {
    const desk = await makeMember(space, 'front_desk');
    await expect(inviteMember(desk, wish(address()))).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(inviteMember(manager, wish(address(), 'owner'))).rejects.toMatchObject({ code: 'member.owners_only' });
    const email = address();
    await inviteMember(owner, wish(email, 'owner'));
    await expect(inviteMember(manager, wish(email, 'visitor'))).rejects.toMatchObject({ code: 'member.owners_only' });
  });
});

describe('withdrawing', () => {
  it('makes the link open nothing, and is for those who could have invited', async () => {
    const email = address();
    const { invitationId } = await inviteMember(owner, wish(email, 'owner'));
    const link = token();
    const input = { operatorId: space.operatorId, invitationId: invitationId as never, requestId: newId<'request'>() };
    await expect(withdrawInvitation(manager, input)).rejects.toMatchObject({ code: 'member.owners_only' });
    await expect(withdrawInvitation(await makeMember(space), input)).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
    const stranger = await makeMember(await makeSpace(), 'owner');
    await expect(withdrawInvitation(stranger, input)).rejects.toMatchObject({ code: 'invitation.not_found' });
    expect(await withdrawInvitation(owner, input)).toEqual(await withdrawInvitation(owner, input));
    await expect(withdrawInvitation(owner, { ...input, requestId: newId() })).rejects.toMatchObject({
      code: 'invitation.not_found',
    });
    expect(await lookAtInvitation(link)).toBeNull();
    await expect(acceptInvitation({ token: link, name: 'Zoe' })).rejects.toMatchObject({ code: 'auth.link_used' });
  });

  it('leaves what another operator sent to the same address', async () => {
    const elsewhere = await makeSpace({ name: 'Lagoon' });
    const theirs = await makeMember(elsewhere, 'owner');
    const email = address();
    const { invitationId } = await inviteMember(owner, wish(email));
    await inviteMember(theirs, wish(email, 'member', elsewhere));
    const { operatorId } = space;
    await withdrawInvitation(owner, { operatorId, invitationId: invitationId as never, requestId: newId() });
    expect(await lookAtInvitation(token())).toMatchObject({ operator: { name: 'Lagoon' } });
  });
});

describe('accepting', () => {
  it('makes the account and the member, once; looking does not use the link up', async () => {
    const email = address();
    await inviteMember(owner, wish(email, 'host'));
    const link = token();
    for (let look = 0; look < 2; look++)
      expect(await lookAtInvitation(link)).toMatchObject({
        email,
        role: 'host',
        inviterName: 'Olga',
        hasAccount: false,
      });
    const clicks = await Promise.allSettled([
      acceptInvitation({ token: link, name: 'Zoe', password: 'a long enough one' }),
      acceptInvitation({ token: link, name: 'Zoe', password: 'a long enough one' }),
    ]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await membersOf()).filter((row) => row.displayName === 'Zoe')).toMatchObject([{ role: 'host' }]);
    expect(await lookAtInvitation(link)).toBeNull();
    const entries = await inOperator(space, (tx) =>
      tx
        .selectFrom('auditEntries')
        .select(['memberId', 'subjectId'])
        .where('operatorId', '=', space.operatorId)
        .where('action', '=', 'invitation.accepted')
        .execute(),
    );
    expect(entries.filter((entry) => entry.memberId === entry.subjectId)).toHaveLength(1);
  });

  it('knows the name of somebody with an account, and brings a removed one back as what they were invited as', async () => {
    const email = address();
    const personId = await makePerson(email);
    await inOperator(space, (tx) =>
      tx
        .insertInto('members')
        .values({
          operatorId: space.operatorId,
          id: newId(),
          personId,
          role: 'owner',
          displayName: 'Ex',
          status: 'removed',
        })
        .execute(),
    );
    const elsewhere = await makeSpace();
    await inOperator(elsewhere, (tx) =>
      tx
        .insertInto('members')
        .values({ operatorId: elsewhere.operatorId, id: newId(), personId, role: 'member', displayName: 'Edda' })
        .execute(),
    );
    await inviteMember(owner, wish(email));
    expect(await lookAtInvitation(token())).toMatchObject({ hasAccount: true, name: 'Edda' });
    await acceptInvitation({ token: token(), name: 'Edda' });
    expect((await membersOf()).filter((row) => row.personId === personId)).toMatchObject([
      { role: 'member', status: 'active', displayName: 'Edda' },
    ]);
  });

  it('makes no less of somebody who became more meanwhile', async () => {
    const email = address();
    await inviteMember(owner, wish(email, 'visitor'));
    const personId = await makePerson(email);
    await inOperator(space, (tx) =>
      tx
        .insertInto('members')
        .values({ operatorId: space.operatorId, id: newId(), personId, role: 'manager', displayName: 'Max' })
        .execute(),
    );
    await acceptInvitation({ token: token(), name: 'Max' });
    expect((await membersOf()).filter((row) => row.personId === personId)).toMatchObject([{ role: 'manager' }]);
  });

  it('refuses a token out of the air, one out of time, and the address as password', async () => {
    await expect(acceptInvitation({ token: 'x'.repeat(43), name: 'Zoe' })).rejects.toMatchObject({
      code: 'auth.link_used',
    });
    const email = address();
    const longAgo = new Date(Date.now() - 15 * 86_400_000);
    await inviteMember(owner, wish(email), longAgo);
    await expect(acceptInvitation({ token: token(), name: 'Zoe' })).rejects.toMatchObject({ code: 'auth.link_used' });
    const other = address();
    await inviteMember(owner, wish(other));
    await expect(acceptInvitation({ token: token(), name: 'Zoe', password: other })).rejects.toMatchObject({
      code: 'auth.password_is_address',
    });
    await expect(acceptInvitation({ token: token(), name: 'Zoe' })).resolves.toBeDefined();
  });
});
