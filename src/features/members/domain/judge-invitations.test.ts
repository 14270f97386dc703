import { describe, expect, it } from 'vitest';
import type { Role } from '@/kernel/acting-member';
import { judgeInvitations, type PeopleColumn } from './judge-invitations';

type Cells = Partial<Record<PeopleColumn, string>>;
const known = {
  here: new Map([['ana@example.test', 'Ana Reis']]),
  invited: new Map<string, Role>([
    ['ben@example.test', 'member'],
    ['olga@example.test', 'owner'],
  ]),
};
const judge = (asker: Role, ...rows: Cells[]) =>
  judgeInvitations(
    rows.map((cells, at) => ({ line: at + 2, cells })),
    known,
    asker,
  );

describe('a row of a list of people', () => {
  it('invites somebody, as a member where it says nothing else', () => {
    expect(judge('manager', { email: ' Cleo@Example.test ', name: 'Cleo  Dias' })[0]).toMatchObject({
      title: 'Cleo Dias',
      says: 'cleo@example.test, Member',
      problems: [],
      invitation: { email: 'cleo@example.test', name: 'Cleo Dias', role: 'member' },
    });
    expect(judge('owner', { email: 'c@example.test', role: 'Front Desk' })[0]?.invitation?.role).toBe('front_desk');
  });

  it('invites anew whoever has not answered', () => {
    expect(judge('manager', { email: 'ben@example.test' })[0]).toMatchObject({
      problems: [],
      notes: ['invited before; gets a new mail'],
    });
  });

  it.each<[Role, Cells, RegExp]>([
    ['owner', { email: 'nobody' }, /“nobody” is no mail address/],
    ['owner', { email: '' }, /has no mail address/],
    ['owner', { email: 'ANA@example.test' }, /^Ana Reis is here already$/],
    ['owner', { email: 'c@example.test', role: 'boss' }, /“boss” is no role; say owner, manager/],
    ['owner', { email: 'c@example.test', name: 'x'.repeat(81) }, /longer than 80/],
    ['manager', { email: 'c@example.test', role: 'owner' }, /only an owner invites an owner/],
    ['manager', { email: 'olga@example.test' }, /an owner invited them as an owner/],
  ])('asked by %s says what is wrong: %j', (asker, cells, words) => {
    expect(judge(asker, cells)[0]).toMatchObject({
      problems: [expect.stringMatching(words) as string],
      invitation: null,
    });
  });

  it('counts once, whatever its case', () => {
    const rows = judge('owner', { email: 'c@example.test' }, { email: 'C@example.test' });
    expect(rows.map((row) => row.problems)).toEqual([[], ['row 2 has the same address']]);
  });
});
