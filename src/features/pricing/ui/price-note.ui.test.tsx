// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PriceAnswerView } from '../price-asks.contract';
import { PriceNote } from './price-note';

afterEach(cleanup);
const at = (time: string) => `2026-12-08T${time}:00.000Z`;
const answer: PriceAnswerView = {
  type: 'price',
  price: {
    currency: 'EUR',
    amount: 2400,
    credits: [],
    due: 2400,
    parts: [
      {
        ranges: [{ startsAt: at('16:00'), endsAt: at('17:00') }],
        amount: 1440,
        reasons: [
          { counted: true, words: '“Peak” sets the price: €18.00.' },
          { counted: false, words: '“Summer” does not count: it is for another season.' },
        ],
      },
      {
        ranges: [{ startsAt: at('17:00'), endsAt: at('18:00') }],
        amount: 960,
        reasons: [{ counted: true, words: '“Meeting rooms · 12.00 an hour” sets the price: €12.00.' }],
      },
    ],
    taxes: [{ name: 'VAT', percent: 23, amount: 449 }],
    taxesIncluded: true,
    dueNow: 2400,
    dueLater: null,
    cancellation: [
      { from: null, cost: 0, percent: 0 },
      { from: at('04:00'), cost: 1200, percent: 50 },
    ],
  },
  gaps: [],
};
const show = (shown: PriceAnswerView | undefined, repeats = false) =>
  render(<PriceNote answer={shown} zone="Europe/Lisbon" locale="en-GB" repeats={repeats} />);

describe('the price of what is chosen', () => {
  it('says what not coming costs, where that is less than all of it', () => {
    show({ ...answer, price: { ...answer.price!, noShow: { cost: 600, percent: 25 } } });
    expect(screen.getByText(/04:00 costs €12.00\. Not coming costs €6.00\.$/)).toBeTruthy();
    cleanup();
    const free = { cancellation: [{ from: null, cost: 0, percent: 0 }], noShow: { cost: 600, percent: 25 } };
    show({ ...answer, price: { ...answer.price!, ...free } });
    expect(screen.getByText('Cancelling costs nothing. Not coming costs €6.00.')).toBeTruthy();
  });

  it('says what is left with the house beside it, and by when that comes back', () => {
    const deposit = { amount: 10_000, dueOn: '2026-12-01', returnsOn: '2026-12-15' };
    show({ ...answer, price: { ...answer.price!, deposit } });
    const told = (words: RegExp) =>
      screen.getByText((_, element) => element?.tagName === 'P' && words.test(element.textContent));
    expect(
      told(/^Deposit €100\.00 due with the booking, returned after it: by .*15 Dec.* if nothing is kept of it\.$/),
    ).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('€24.00');
    cleanup();
    show({ ...answer, price: { ...answer.price!, deposit } }, true);
    expect(told(/^Deposit €100\.00 for each date, due on its day, returned after it: by /)).toBeTruthy();
  });

  it('is told with its tax, and why, part by part', async () => {
    show(answer);
    const price = screen.getByRole('region', { name: 'Price' });
    expect(within(price).getByRole('status').textContent).toBe('€24.00with €4.49 VAT (23 %)');
    await userEvent.click(within(price).getByText('Why this price?'));
    const lines = within(price)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
    expect(lines).toContain('“Peak” sets the price: €18.00.');
    expect(within(price).getByText('16:00–17:00')).toBeTruthy();
    expect(within(price).getByText('€14.40')).toBeTruthy();
    expect(
      within(price).getByText(/^Cancelling now costs nothing, from Tue,? 8 Dec.* 04:00 costs €12.00\.$/),
    ).toBeTruthy();
  });

  it('of what repeats it is that of a date', () => {
    show(answer, true);
    expect(screen.getByRole('status').textContent).toContain('for each date like this one');
  });

  it('of what is paid with what somebody holds says so, and what cancelling keeps of it', () => {
    const ten = { name: 'Ten days', unit: 'half_days' as const, used: 1, worth: 2400 };
    const cancellation = [
      { from: null, cost: 0, percent: 0 },
      { from: at('04:00'), cost: 0, percent: 50 },
    ];
    show({ ...answer, price: { ...answer.price!, amount: 0, due: 0, credits: [ten], taxes: [], cancellation } });
    const price = screen.getByRole('region', { name: 'Price' });
    expect(within(price).getByRole('status').textContent).toBe('Nothing left to pay');
    expect(within(price).getByText('Paid with what you hold: ½ day of Ten days.')).toBeTruthy();
    expect(within(price).getByText(/04:00 costs 50 % of what you hold for it\.$/)).toBeTruthy();
  });

  it('says nothing where the space speaks of no prices', () => {
    for (const nothing of [undefined, { type: 'unpriced' as const, price: null, gaps: [] }]) {
      const { container } = show(nothing);
      expect(container.textContent).toBe('');
    }
  });
});
