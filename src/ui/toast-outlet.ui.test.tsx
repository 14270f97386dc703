import '@/testing/jsdom-gaps';
import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ToastOutlet } from './toast-outlet';
import { toast } from './toast-store';

it('fetches what shows messages with the first one, and loses none', async () => {
  render(<ToastOutlet />);
  expect(screen.queryByRole('region')).toBeNull();
  act(() => void toast({ title: 'Saved' }));
  expect(await screen.findByText('Saved')).toBeTruthy();
});
