import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import superjson from 'superjson';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProvider } from '@/client/trpc';
import type { Role } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { InviteDialog } from './invite-dialog';

type Sent = { email: string; role: Role; requestId: string };
const sent: Sent[] = [];

/** The server's side of the wire: what it answers to each invitation in turn. */
function serverAnswers(...answers: object[]) {
  vi.stubGlobal('fetch', (_: unknown, init: RequestInit) => {
    const body = JSON.parse(String(init.body as string)) as Record<string, { json: Sent }>;
    sent.push(body['0']!.json);
    const answer = answers.shift() ?? {};
    return Promise.resolve(new Response(JSON.stringify([answer]), { headers: { 'content-type': 'application/json' } }));
  });
}
const yes = {
  result: { data: superjson.serialize({ invitationId: newId(), email: 'ana@example.org', role: 'host' }) },
};
const no = (code: string, details: object = {}) => ({
  error: superjson.serialize({ message: code, code: -32009, data: { kind: 'conflict', code, details } }),
});
afterEach(() => {
  sent.splice(0);
  vi.unstubAllGlobals();
});

function open(asker: Role = 'manager') {
  const onClose = vi.fn();
  const operator = { id: newId<'operator'>(), name: 'Harbour' };
  render(
    <ApiProvider>
      <InviteDialog operator={operator} asker={asker} onClose={onClose} />
    </ApiProvider>,
  );
  return { onClose, user: userEvent.setup() };
}
const address = () => screen.getByLabelText<HTMLInputElement>('Mail address');
const send = () => screen.getByRole('button', { name: 'Send the invitation' });

describe('inviting somebody', () => {
  it('sends address and role, and closes', async () => {
    serverAnswers(yes);
    const { onClose, user } = open();
    await user.type(address(), ' Ana@Example.org ');
    await user.click(screen.getByRole('radio', { name: 'Host' }));
    await user.click(send());
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toMatchObject([{ email: 'ana@example.org', role: 'host' }]);
  });

  it('sends nothing that is no address, and says so at the field', async () => {
    serverAnswers();
    const { user } = open();
    await user.type(address(), 'nobody');
    await user.click(send());
    expect(await screen.findByText('This does not look like a mail address')).toBeTruthy();
    expect(address().getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
  });

  it('says who is here already, keeps what was typed, and tries the next as another request', async () => {
    serverAnswers(no('member.already_here', { displayName: 'Ana Reis' }), yes);
    const { onClose, user } = open();
    await user.type(address(), 'ana@example.org');
    await user.click(send());
    expect((await screen.findByRole('alert')).textContent).toContain('Ana Reis is here already');
    expect(address().value).toBe('ana@example.org');
    expect(onClose).not.toHaveBeenCalled();
    await user.clear(address());
    await user.type(address(), 'ben@example.org');
    await user.click(send());
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('offers a manager every role but owner, with the reason', () => {
    open('manager');
    const owner = screen.getByRole<HTMLButtonElement>('radio', { name: 'Owner' });
    expect(owner.disabled).toBe(true);
    expect(screen.getByText('Only an owner can do this')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('radio', { name: 'Manager' }).disabled).toBe(false);
  });
});
