import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { timeOf } from '@/kernel/parse-time';
import { RangeSlider } from './slider';

const commit = vi.fn();

function Times() {
  const [value, setValue] = useState<readonly [number, number]>([540, 600]);
  return (
    <RangeSlider
      value={value}
      onValueChange={setValue}
      onValueCommit={commit}
      min={480}
      max={1200}
      least={30}
      labels={['From', 'To']}
      format={timeOf}
    />
  );
}

it('moves both ends by keyboard and says the time', async () => {
  render(<Times />);
  const [from, to] = [screen.getByRole('slider', { name: 'From' }), screen.getByRole('slider', { name: 'To' })];
  await userEvent.tab();
  expect(document.activeElement).toBe(from);
  await userEvent.keyboard('{ArrowRight}');
  expect(from.getAttribute('aria-valuetext')).toBe('09:15');
  expect(commit).toHaveBeenLastCalledWith([555, 600]);
  await userEvent.tab();
  await userEvent.keyboard('{End}');
  expect(to.getAttribute('aria-valuetext')).toBe('20:00');
});

it('keeps the ends apart', async () => {
  render(<Times />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(screen.getByRole('slider', { name: 'From' }).getAttribute('aria-valuetext')).toBe('09:30');
});
