import '@/testing/jsdom-gaps';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { PlannedOccurrence, SeriesPlan } from '../series.contract';
import { SeriesPreview } from './series-preview';

const fine = (date: string, startsAt = `${date}T09:00:00.000Z`): PlannedOccurrence => ({
  localStart: `${date}T09:00`,
  startsAt,
  endsAt: startsAt.replace('T0', 'T1'),
  state: 'fine',
  clash: null,
  rule: null,
  holiday: null,
  other: null,
  options: [],
  proposed: false,
});
const plan: SeriesPlan = {
  words: 'every Tuesday',
  rrule: 'FREQ=WEEKLY;BYDAY=TU',
  blocks: [],
  openEnded: false,
  madeUntil: '2027-04-06',
  occurrences: [
    fine('2027-03-23'),
    // Lisbon's clocks went forward on 28 March.
    fine('2027-03-30', '2027-03-30T08:00:00.000Z'),
    { ...fine('2027-04-06', '2027-04-06T08:00:00.000Z'), state: 'closed', holiday: 'Harbour day' },
    {
      ...fine('2027-04-13', '2027-04-13T08:00:00.000Z'),
      state: 'taken',
      clash: { kind: 'booking', mine: false, who: 'Ana Reis', reason: null },
      other: { id: 'd8', name: 'Desk 8' },
    },
    {
      ...fine('2027-04-20', '2027-04-20T08:00:00.000Z'),
      state: 'taken',
      clash: { kind: 'booking', mine: false, who: null, reason: null },
    },
  ],
  sums: { fine: 2, taken: 2, closed: 1, outsideHours: 0, rule: 0 },
  otherForAll: { id: 'd7', name: 'Desk 7' },
  planToken: 'token',
};

function show(overrides: Partial<Parameters<typeof SeriesPreview>[0]> = {}) {
  const props = {
    plan,
    timeZone: 'Europe/Lisbon',
    locale: 'en-GB',
    today: '2027-03-20',
    onClash: 'skip' as const,
    onClashChange: vi.fn(),
    onSwitch: vi.fn(),
    ...overrides,
  };
  render(<SeriesPreview {...props} />);
  return props;
}

test('sums stand on top and clashes come first, each with what took it and what else is free', () => {
  show();
  expect(screen.getByRole('status').textContent).toBe('2 fine2 taken1 closed');
  const rows = within(screen.getByRole('list', { name: 'Dates' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Harbour day'),
    expect.stringMatching(/Tue 13 Apr.*Ana Reis has it.*Desk 8 is free that day/),
    expect.stringMatching(/Tue 20 Apr.*Somebody has it/),
    expect.stringContaining('Tue 23 Mar'),
    expect.stringContaining('Tue 30 Mar'),
  ]);
});

test('the first date after the clocks change says that nine is still nine', () => {
  show();
  expect(screen.getByText('Clocks have changed: still 09:00')).toBeTruthy();
});

test('one press switches to the desk that is free on all of them', async () => {
  const { onSwitch } = show();
  await userEvent.click(screen.getByRole('button', { name: 'Switch to Desk 7' }));
  expect(onSwitch).toHaveBeenCalledWith({ id: 'd7', name: 'Desk 7' });
});

test('the member decides: skip those dates, or none at all', async () => {
  const { onClashChange } = show();
  expect(screen.getByRole('radio', { name: 'Book the 2 free and skip those' }).getAttribute('aria-checked')).toBe(
    'true',
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Book none unless all are free' }));
  expect(onClashChange).toHaveBeenCalledWith('fail');
});

test('where all dates are fine, nothing is asked', () => {
  const occurrences = plan.occurrences.slice(0, 2);
  show({
    plan: { ...plan, occurrences, otherForAll: null, sums: { fine: 2, taken: 0, closed: 0, outsideHours: 0, rule: 0 } },
  });
  expect(screen.queryByRole('radio')).toBeNull();
});

test('what each date costs stands at it, and what they come to on top; where prices are not spoken of, nothing', () => {
  show();
  expect(screen.queryByText(/€|in all/)).toBeNull();
  const [first, second, ...others] = plan.occurrences;
  const price = (amount: number) => ({ price: { amount, currency: 'EUR' } });
  const priced = { ...plan, occurrences: [{ ...first!, ...price(1200) }, { ...second!, ...price(0) }, ...others] };
  show({ plan: { ...priced, cost: { currency: 'EUR', amount: 1200, before: 0 } } });
  expect(screen.getByText('€12.00 in all')).toBeTruthy();
  const rows = within(screen.getAllByRole('list', { name: 'Dates' })[1]!).getAllByRole('listitem');
  expect(rows.at(-2)?.textContent).toContain('€12.00');
  expect(rows.at(-1)?.textContent).toContain('nothing to pay');
});
