import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Button } from './button';

it('presses', async () => {
  const press = vi.fn();
  render(<Button onClick={press}>Book</Button>);
  await userEvent.click(screen.getByRole('button', { name: 'Book' }));
  expect(press).toHaveBeenCalledOnce();
});

it('stays focusable when barred, says why, and does nothing', async () => {
  const press = vi.fn();
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button type="submit" onClick={press} disabledReason="The space is closed on Sunday.">
        Book
      </Button>
    </form>,
  );
  const button = screen.getByRole('button', { name: 'Book' });
  const described = () => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;
  expect(described()).toBe('The space is closed on Sunday.');
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect((await screen.findByRole('tooltip')).textContent).toContain('The space is closed on Sunday.');
  expect(described()).toContain('The space is closed on Sunday.');
  await userEvent.click(button);
  await userEvent.keyboard('{Enter}');
  expect(press).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

it('gives its explanation away to Escape, to leaving it, and to the reason going', async () => {
  const { rerender } = render(<Button disabledReason="Pick a desk first.">Book</Button>);
  const button = screen.getByRole('button', { name: 'Book' });
  await userEvent.tab();
  expect(screen.getByRole('tooltip').textContent).toBe('Pick a desk first.');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).toBeNull();
  await userEvent.click(button);
  expect(screen.getByRole('tooltip')).toBeTruthy();
  rerender(<Button>Book</Button>);
  expect(screen.queryByRole('tooltip')).toBeNull();
  expect(document.activeElement).toBe(button);
  rerender(<Button disabledReason="Pick a desk first.">Book</Button>);
  expect(screen.queryByRole('tooltip')).toBeNull();
  await userEvent.hover(button);
  expect(await screen.findByRole('tooltip')).toBeTruthy();
  await userEvent.tab();
  expect(screen.queryByRole('tooltip')).toBeNull();
});

it('takes no second press while the first is carried out', async () => {
  const press = vi.fn();
  render(
    <Button loading onClick={press}>
      Book
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Book' });
  expect(button.getAttribute('aria-busy')).toBe('true');
  await userEvent.click(button);
  expect(press).not.toHaveBeenCalled();
});
