import '@/testing/jsdom-gaps';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PlaceOnPlan } from './place-on-plan';

const drawing = {
  ...{ width: 1000, height: 600, walls: [], windows: [], doors: [], zones: [], furniture: [], labels: [] },
  outline: [
    { x: 0, y: 0 },
    { x: 1000, y: 0 },
    { x: 1000, y: 600 },
  ],
};
const place = { x: 100, y: 100, width: 140, height: 140, rotation: 0 };

it.each([
  [{ key: 'ArrowRight' }, place, { x: 110, y: 100 }],
  [{ key: 'ArrowUp', shiftKey: true }, place, { x: 100, y: 99 }],
  // Its middle stays on the floor.
  [{ key: 'ArrowLeft' }, { ...place, x: -70 }, { x: -70, y: 100 }],
])('%j moves it', (press, from, to) => {
  const onMove = vi.fn();
  render(<PlaceOnPlan drawing={drawing} name="Desk 1" place={from} others={[]} onMove={onMove} />);
  fireEvent.keyDown(screen.getByLabelText(/^Desk 1: .*cm from the left/), press);
  expect(onMove).toHaveBeenCalledWith({ ...from, ...to });
});

it('says where it stands, and leaves other keys alone', () => {
  const onMove = vi.fn();
  render(<PlaceOnPlan drawing={drawing} name="Desk 1" place={place} others={[]} onMove={onMove} />);
  fireEvent.keyDown(screen.getByLabelText(/100 cm from the left, 100 cm from the top/), { key: 'Tab' });
  expect(onMove).not.toHaveBeenCalled();
});
