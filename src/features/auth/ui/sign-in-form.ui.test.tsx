import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SignInForm } from './sign-in-form';

const answers = { status: 401, body: { code: 'auth.wrong_password', details: {} } as object };
const posted: string[] = [];
beforeEach(() => {
  posted.splice(0);
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (url.endsWith('/csrf')) return Promise.resolve(Response.json({ csrfToken: 't' }));
    posted.push(`${url} ${init?.body instanceof URLSearchParams ? init.body.toString() : ''}`);
    return Promise.resolve(Response.json(answers.body, { status: answers.status }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const show = () => render(<SignInForm next="/bookings" isDemo={false} />);

it('says at the field what is missing, goes there, and sends nothing', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('This does not look like a mail address')).toBeTruthy();
  expect(document.activeElement).toBe(field('Mail address'));
  expect(posted).toEqual([]);
});

it('keeps what was typed when the server says no, and says so aloud', async () => {
  show();
  await userEvent.type(field('Mail address'), 'ana@example.org');
  await userEvent.type(field('Password'), 'wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Address and password do not fit together');
  expect(field('Mail address').value).toBe('ana@example.org');
  expect(document.activeElement).toBe(field('Password'));
  expect(posted).toEqual(['/api/auth/callback/password email=ana%40example.org&password=wrong&csrfToken=t&json=true']);
});
