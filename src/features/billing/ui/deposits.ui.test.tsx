import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { DepositsPart } from './deposits-part';
import { useDeposits } from './use-deposits';

afterEach(cleanup);

const [operatorId, memberId, spaceId] = [newId<'operator'>(), newId<'member'>(), newId<'space'>()];
const [held, kept] = [newId<'booking'>(), newId<'booking'>()];
const deposit = { amount: 10_000, currency: 'EUR', returnDays: 3 };
const HELD = { ...deposit, bookingId: held, decisions: 0, kept: null, reason: null, decidedOn: null };
const KEPT = { ...deposit, bookingId: kept, decisions: 1, kept: 3000, reason: 'A chair', decidedOn: '2026-11-20' };
const ofAccount = (one: typeof HELD | typeof KEPT, words: string, begun: boolean) => ({
  ...{ ...one, words, begun, dueOn: '2026-11-01', returnsOn: '2026-11-30' },
});

it('members read what the house has of theirs, and why some was kept', async () => {
  answering({
    'billing.deposits': () => ({
      today: '2026-11-26',
      deposits: [ofAccount(KEPT, 'Hall · Tue 17 Nov', true), ofAccount(HELD, 'Hall · Fri 27 Nov', false)],
    }),
  });
  render(
    <TestScreen>
      <DepositsPart {...{ operatorId, memberId }} staff={false} locale="en-GB" />
    </TestScreen>,
  );
  expect(await screen.findByText('€30.00 of the deposit kept')).toBeTruthy();
  expect(screen.getByText(/^A chair · .*20 Nov/)).toBeTruthy();
  expect(screen.getByText(/^Returned by .*30 Nov/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

function Desk() {
  const deposits = useDeposits({ operatorId, spaceId, date: '2026-11-26', locale: 'en-GB' });
  const row = { bookingId: held, name: 'Ana Reis', resourceName: 'Hall' };
  const told = deposits.toldOf(row);
  return (
    <>
      {told ? <button onClick={() => deposits.ask(row)}>{told.act}</button> : null}
      {deposits.dialog}
    </>
  );
}

it('the desk keeps some of one, for a reason, or returns all of it', async () => {
  const { asked } = answering({
    'billing.depositsAt': () => ({ deposits: [HELD] }),
    'billing.settleDeposit': ({ keep }: { keep: number }) => ({ kept: keep, returned: 10_000 - keep }),
  });
  const sent = () => asked.filter(({ path }) => path === 'billing.settleDeposit').map(({ input }) => input);
  const user = userEvent.setup();
  render(
    <TestScreen>
      <Desk />
    </TestScreen>,
  );
  await user.click(await screen.findByRole('button', { name: 'Deposit €100.00 held: return or keep' }));
  await screen.findByRole('dialog', { name: 'Deposit €100.00' });
  expect(screen.getByRole('button', { name: 'Return €100.00' })).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /Keep some of it/ }));
  const amount = screen.getByLabelText(/^Keep, in EUR/);
  await user.clear(amount);
  await user.type(amount, '100.01');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(screen.getByText('Enter an amount up to €100.00')).toBeTruthy();
  expect(screen.getByText('Say why: it stands on the account')).toBeTruthy();
  expect(sent()).toEqual([]);
  await user.clear(amount);
  await user.type(amount, '30');
  await user.type(screen.getByLabelText(/^Why/), 'A broken chair');
  await user.click(screen.getByRole('button', { name: 'Keep €30.00' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent()).toMatchObject([{ bookingId: held, keep: 3000, reason: 'A broken chair', decisions: 0 }]);
});
