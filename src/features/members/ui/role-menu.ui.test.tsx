import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import type { PersonRow } from '../members.contract';
import { PersonActions } from './person-actions';
import { RoleMenu } from './role-menu';

const id = (name: string) => name as MemberId;
const asker = (role: Role) => ({ memberId: id('asker'), role });
const target = (role: Role) => ({ memberId: id('target'), role, displayName: 'Ana' });

async function openMenu(of: { asker: Role; target: Role; owners?: number }) {
  const onChange = vi.fn();
  const { owners = 1 } = of;
  const props = { asker: asker(of.asker), target: target(of.target), owners, saving: false, onChange };
  render(<RoleMenu {...props} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Role of Ana/ }));
  // The code of menus comes with the first one that is opened.
  await screen.findAllByRole('menuitemcheckbox', {}, { timeout: 10_000 });
  return { onChange, user };
}
const choice = (name: RegExp) => screen.getByRole('menuitemcheckbox', { name });

describe('the menu of roles', () => {
  it('marks the role that somebody has and changes it on a press', async () => {
    const { onChange, user } = await openMenu({ asker: 'manager', target: 'member' });
    expect(choice(/^Member/).getAttribute('aria-checked')).toBe('true');
    await user.click(choice(/^Host/));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('host');
  });

  it('keeps what cannot be given in reach of the keyboard, with the reason, and does nothing', async () => {
    const { onChange, user } = await openMenu({ asker: 'manager', target: 'member' });
    const owner = choice(/^Owner/);
    expect(owner.getAttribute('aria-disabled')).toBe('true');
    expect(owner.textContent).toContain('Only an owner can do this');
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(owner);
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalled();
    expect(choice(/^Owner/)).toBeTruthy();
  });

  it('says why the last owner stays one', async () => {
    await openMenu({ asker: 'owner', target: 'owner', owners: 1 });
    expect(choice(/^Manager/).textContent).toContain('Somebody has to own the place');
  });

  it('does nothing when the same role is chosen again', async () => {
    const { onChange, user } = await openMenu({ asker: 'owner', target: 'host' });
    await user.click(choice(/^Host/));
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('what else can be done with somebody', () => {
  const person = (change: Partial<PersonRow> = {}): PersonRow => ({
    ...target('member'),
    email: 'ana@example.test',
    about: '',
    status: 'active',
    visibility: 'members',
    photoVersion: 0,
    joinedAt: '2026-01-01T00:00:00.000Z',
    ...change,
  });
  async function open(of: PersonRow, by: Role = 'manager') {
    const [onRemove, onRestore] = [vi.fn(), vi.fn()];
    render(<PersonActions asker={asker(by)} person={of} owners={2} onRemove={onRemove} onRestore={onRestore} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'More for Ana' }));
    await user.click(screen.getByRole('menuitem'));
    return { onRemove, onRestore };
  }

  it('removes, or brings back who was removed', async () => {
    expect((await open(person())).onRemove).toHaveBeenCalledOnce();
    document.body.innerHTML = '';
    expect((await open(person({ status: 'removed' }))).onRestore).toHaveBeenCalledOnce();
  });

  it('lets no manager remove an owner, and says why', async () => {
    const { onRemove } = await open(person({ role: 'owner' }));
    expect(onRemove).not.toHaveBeenCalled();
    expect(screen.getByRole('menuitem').textContent).toContain('Only an owner can do this');
  });
});
