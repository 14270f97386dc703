import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { toast } from './toast-store';
import { Toaster } from './toaster';

it('says what happened and offers the way back once', async () => {
  const undo = vi.fn();
  render(<Toaster />);
  act(() => void toast({ title: 'Booking cancelled', action: { label: 'Undo', onPress: undo } }));
  expect(screen.getByText('Booking cancelled')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
});
