import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { AlertDialog } from './alert-dialog';
import { Button } from './button';
import { Dialog } from './dialog';
import { Input } from './input';

it('gives the focus back to what opened it', async () => {
  render(
    <Dialog trigger={<Button>Note</Button>} title="Add a note" description="For the front desk.">
      <Input aria-label="Note text" />
    </Dialog>,
  );
  const opener = screen.getByRole('button', { name: 'Note' });
  await userEvent.click(opener);
  const dialog = screen.getByRole('dialog', { name: 'Add a note' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(opener);
});

it('asks with numbers, and starts on the safe answer', async () => {
  const cancel = vi.fn(() => Promise.resolve());
  render(
    <AlertDialog
      trigger={<Button>Cancel all</Button>}
      title="Cancel 12 bookings?"
      description="You can undo this for ten seconds."
      numbers={[{ figure: 12, words: 'bookings cancelled' }]}
      confirm="Cancel 12 bookings"
      keep="Keep them"
      onConfirm={cancel}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Cancel all' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep them' }));
  expect(cancel).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel 12 bookings' }));
  expect(cancel).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});
