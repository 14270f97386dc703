import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { ExemptionPart } from './exemption-part';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

it('somebody is freed of taxes for a reason, and not without', async () => {
  const [operatorId, memberId] = [newId<'operator'>(), newId<'member'>()];
  const { asked } = answering({
    'pricing.exemption': () => ({ exempt: false, reason: '', from: null, to: null, today: '2026-11-26' }),
    'pricing.exempt': () => ({ exempt: true }),
  });
  render(
    <TestScreen>
      <ExemptionPart operatorId={operatorId} memberId={memberId} locale="en-GB" />
    </TestScreen>,
  );
  const user = userEvent.setup();
  const sent = () => asked.filter(({ path }) => path === 'pricing.exempt').map(({ input }) => input);
  expect(await screen.findByText('Pays taxes like everybody')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Change/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('checkbox', { name: /They pay no taxes/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('Say why, in a few words')).toBeTruthy();
  expect(sent()).toEqual([]);
  await user.type(within(dialog).getByLabelText(/Why/), 'A charity');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(sent()).toMatchObject([
      { operatorId, memberId, exemption: { exempt: true, reason: 'A charity', from: '2026-11-26', to: null } },
    ]),
  );
});
