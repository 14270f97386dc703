import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { MemberId, ResourceId } from '@/kernel/ids';
import { changeDecisions } from '../../domain/said-of-dates';
import { dateView, takenBy } from '../../testing-series-rows';
import { SeriesPlan } from './series-plan';
import { mayAskAt } from './series-space';
import { useSeriesChoices } from './use-series-choices';

afterEach(cleanup);

const place = (id: string) => ({ id: id as ResourceId, name: id, kind: 'desk' as const, groupName: null });
const nobodyWaits: BookingRule = {
  ...{ id: 'r', topic: 'waitlist', settings: { on: false, offerMinutes: 30 } },
  ...{ kind: null, resourceId: 'd4' as ResourceId, role: null, memberId: null, words: '' },
};
const house = { places: [place('d4'), place('d7')], bookingRules: [nobodyWaits] };
const who = { memberId: 'm' as MemberId, role: 'member' as const };
const ROWS = [dateView('2026-12-01', takenBy(null)), dateView('2026-12-08', takenBy(null))];

function Plan({ at }: { at: string }) {
  const said = useSeriesChoices(ROWS, 'wish');
  return (
    <>
      <SeriesPlan
        {...{ words: 'every Tuesday', rows: ROWS, said, other: null, stale: false, busy: false, refusal: null }}
        wall={{ timeZone: 'Europe/Lisbon', locale: 'en-GB', today: '2026-11-26' }}
        label={() => 'Book'}
        mayAsk={() => mayAskAt(house, who, at)}
        onSwitch={() => undefined}
        onSave={() => undefined}
      />
      <output>
        {changeDecisions(ROWS, said.choices, null)
          .map((one) => (one.act === 'wait' && one.fill ? 'fill' : one.act))
          .join()}
      </output>
    </>
  );
}
const decided = () => document.querySelector('output')?.textContent;
const choices = () =>
  [...screen.getAllByRole('combobox')[0]!.querySelectorAll('option')].map(({ textContent }) => textContent);

it('lets its member be asked when a date comes free', async () => {
  render(<Plan at="d7" />);
  expect(choices()).toContain('Wait for it: ask me when it is free');
  await userEvent.click(screen.getByRole('button', { name: 'Wait for the 2 left' }));
  expect(decided()).toBe('wait,wait');
});

it('does not promise to ask where the owner lets nobody wait: dates can only be booked without a word', async () => {
  render(<Plan at="d4" />);
  expect(choices()).toContain('Wait for it: book it as soon as it is free');
  expect(choices()).not.toContain('Wait for it: ask me when it is free');
  await userEvent.click(screen.getByRole('button', { name: 'Book the 2 left once free' }));
  expect(decided()).toBe('fill,fill');
});
