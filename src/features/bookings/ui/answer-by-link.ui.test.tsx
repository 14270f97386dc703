import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { RequestView } from '../requests.contract';
import { AnswerByLink } from './answer-by-link';

afterEach(() => vi.unstubAllGlobals());

const request: RequestView = {
  bookingId: '01930000-0000-7000-8000-000000000001',
  scope: 'one',
  state: 'open',
  memberId: 'm',
  memberName: 'Ana',
  role: 'member',
  resourceId: 'r',
  resourceName: 'Blue room',
  resourceKind: 'meeting_room',
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: '2026-11-24T11:00:00.000Z',
  dates: 1,
  words: null,
  note: 'A workshop',
  guests: 3,
  askedAt: '2026-11-23T09:00:00.000Z',
  expiresAt: '2026-11-23T15:00:00.000Z',
  answered: null,
  around: [{ startsAt: '2026-11-24T12:00:00.000Z', endsAt: '2026-11-24T13:00:00.000Z', what: 'booking', who: 'Ben' }],
};
const show = (change: Partial<RequestView> = {}, say: 'approve' | 'decline' = 'approve') =>
  render(
    <TestScreen>
      <AnswerByLink
        token="a-link-of-a-mail-1"
        say={say}
        request={{ ...request, ...change }}
        timeZone="Europe/Lisbon"
        locale="en-GB"
      />
    </TestScreen>,
  );

test('opening the link sends nothing; one press answers, with the note', async () => {
  const { asked } = answering({ 'bookings.answerByLink': () => ({ status: 'confirmed' }) });
  show();
  expect(screen.getByText('A workshop')).toBeTruthy();
  expect(screen.getByText(/12:00–13:00\s+Ben/)).toBeTruthy();
  expect(asked).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: /Note/ }), 'Welcome');
  await userEvent.click(screen.getByRole('button', { name: 'Approve: Ana, Blue room' }));
  expect(await screen.findByText('Approved. Ana hears of it by mail.')).toBeTruthy();
  expect(asked).toMatchObject([{ input: { token: 'a-link-of-a-mail-1', answer: 'approve', note: 'Welcome' } }]);
});

test('what was answered already says by whom and has no button', () => {
  show({ state: 'declined', answered: { byName: 'Olga', at: '2026-11-23T10:00:00.000Z', note: 'We paint' } });
  expect(screen.getByRole('status').textContent).toContain('Declined by Olga');
  expect(screen.getByText('“We paint”')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('somebody who was faster is named, and what was typed stays', async () => {
  answering({
    'bookings.answerByLink': () => {
      throw new Refused({
        kind: 'conflict',
        code: 'request.already_answered',
        details: { answer: 'approved', by: 'Olga' },
      });
    },
  });
  show({}, 'decline');
  await userEvent.type(screen.getByRole('textbox', { name: /Note/ }), 'Sorry');
  await userEvent.click(screen.getByRole('button', { name: 'Decline: Ana, Blue room' }));
  expect(await screen.findByText('Olga approved this already')).toBeTruthy();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Note/ }).value).toBe('Sorry');
});
