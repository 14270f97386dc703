import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { mayChangeRole, mayInvite, mayRemove, mayRestore, maySee, maySeePeople } from './members.access';

const id = (name: string) => name as MemberId;
const asker = (role: Role) => ({ memberId: id('asker'), role });
const target = (role: Role) => ({ memberId: id('target'), role });
const codeOf = (allowed: { ok: boolean; code?: string }) => allowed.code ?? 'yes';

describe('who sees the list of people', () => {
  it.each([
    ['owner', true],
    ['manager', true],
    ['front_desk', true],
    ['host', false],
    ['member', false],
    ['visitor', false],
  ] as const)('%s: %s', (role, seen) => expect(maySeePeople(role).ok).toBe(seen));
});

describe('who invites as what', () => {
  it.each(ROLES)('an owner as %s, a manager all but owners, others nobody', (as) => {
    expect(codeOf(mayInvite('owner', as))).toBe('yes');
    expect(codeOf(mayInvite('manager', as))).toBe(as === 'owner' ? 'member.owners_only' : 'yes');
    for (const role of ['front_desk', 'host', 'member', 'visitor'] as const)
      expect(codeOf(mayInvite(role, as))).toBe('auth.not_allowed');
    expect(mayRestore('manager', as)).toEqual(mayInvite('manager', as));
  });
});

describe('who changes whose role', () => {
  it('an owner everybody, a manager everybody but owners, others nobody', () => {
    for (const from of ROLES) {
      for (const to of ROLES) {
        expect(codeOf(mayChangeRole(asker('owner'), target(from), to, 2))).toBe('yes');
        const touchesOwner = from === 'owner' || to === 'owner';
        expect(codeOf(mayChangeRole(asker('manager'), target(from), to, 2))).toBe(
          touchesOwner ? 'member.owners_only' : 'yes',
        );
        for (const role of ['front_desk', 'host', 'member', 'visitor'] as const)
          expect(codeOf(mayChangeRole(asker(role), target(from), to, 2))).toBe('auth.not_allowed');
      }
    }
  });

  it('nobody raises themselves; stepping down is fine', () => {
    const manager = asker('manager');
    expect(codeOf(mayChangeRole(manager, manager, 'owner', 2))).toBe('member.not_own_role_up');
    expect(codeOf(mayChangeRole(manager, manager, 'member', 2))).toBe('yes');
    expect(codeOf(mayChangeRole(asker('owner'), asker('owner'), 'manager', 2))).toBe('yes');
  });

  it('the last owner stays one', () => {
    expect(codeOf(mayChangeRole(asker('owner'), asker('owner'), 'manager', 1))).toBe('member.last_owner');
    expect(codeOf(mayChangeRole(asker('owner'), asker('owner'), 'owner', 1))).toBe('yes');
  });
});

describe('who removes whom', () => {
  it('an owner anybody but the last owner and themselves, a manager no owner', () => {
    expect(codeOf(mayRemove(asker('owner'), target('owner'), 2))).toBe('yes');
    expect(codeOf(mayRemove(asker('owner'), target('owner'), 1))).toBe('member.last_owner');
    expect(codeOf(mayRemove(asker('owner'), asker('owner'), 2))).toBe('member.not_yourself');
    expect(codeOf(mayRemove(asker('manager'), target('owner'), 2))).toBe('member.owners_only');
    expect(codeOf(mayRemove(asker('manager'), target('manager'), 1))).toBe('yes');
    expect(codeOf(mayRemove(asker('front_desk'), target('visitor'), 1))).toBe('auth.not_allowed');
  });
});

describe('who sees a member', () => {
  const shy = { memberId: id('target'), visibility: 'staff', status: 'active' };
  const open = { ...shy, visibility: 'members' };
  it('staff everybody; members whoever lets them; visitors nobody; oneself always', () => {
    expect(maySee(asker('front_desk'), shy)).toBe(true);
    expect(maySee(asker('member'), shy)).toBe(false);
    expect(maySee(asker('member'), open)).toBe(true);
    expect(maySee(asker('visitor'), open)).toBe(false);
    expect(maySee(asker('member'), { ...open, status: 'removed' })).toBe(false);
    expect(maySee({ memberId: id('target'), role: 'visitor' }, shy)).toBe(true);
  });
});
