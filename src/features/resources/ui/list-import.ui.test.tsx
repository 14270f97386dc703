import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { TablePreview } from '@/kernel/table-preview';
import { ListImport } from './list-import';

const row = (line: number, title: string, problems: string[] = []) => ({
  line,
  title,
  says: 'Desk',
  problems,
  notes: [],
});
const SEEN: TablePreview = {
  rows: [row(2, 'Desk 1'), row(3, 'Desk 2'), row(4, 'Loft', ['there is no floor called “Attic”'])],
  unknownColumns: ['Colour'],
  taken: 0,
};

function open() {
  const onLook = vi.fn((_text: string) => Promise.resolve(SEEN));
  const onTake = vi.fn((_text: string, lines: number[], _id: string) =>
    Promise.resolve({ ...SEEN, taken: lines.length }),
  );
  render(
    <ListImport
      lead="A line for each desk."
      template="Name"
      templateName="resources.csv"
      verb="Make"
      done={(count) => `${count} are there`}
      onLook={onLook}
      onTake={onTake}
    />,
  );
  return { onLook, onTake, user: userEvent.setup() };
}
const paste = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByLabelText('The list'));
  await user.paste('Name,Colour\nDesk 1,red');
  await user.click(screen.getByRole('button', { name: 'Look at it' }));
};

describe('a list', () => {
  it('shows what is wrong with a row in words, and chooses all that are right', async () => {
    const { user } = open();
    await paste(user);
    expect(await screen.findByText('Row 4: there is no floor called “Attic”.')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /Row 2.*Desk 1/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('checkbox', { name: /Row 4.*Loft/ })).toHaveProperty('disabled', true);
    expect(screen.getByText(/Left out.*Colour/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Make 2 of 3' })).toBeTruthy();
  });

  it('takes the chosen rows alone', async () => {
    const { user, onTake } = open();
    await paste(user);
    await user.click(await screen.findByRole('checkbox', { name: /Row 3.*Desk 2/ }));
    await user.click(screen.getByRole('button', { name: 'Make 1 of 3' }));
    await waitFor(() => expect(onTake).toHaveBeenCalledTimes(1));
    expect(onTake.mock.calls[0]?.[1]).toEqual([2]);
  });

  it('that was changed has to be looked at again', async () => {
    const { user, onLook } = open();
    await paste(user);
    await screen.findByRole('button', { name: 'Make 2 of 3' });
    await user.type(screen.getByLabelText('The list'), 'x');
    expect(screen.queryByRole('button', { name: /^Make/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Look at it' }));
    expect(onLook).toHaveBeenCalledTimes(2);
  });
});
