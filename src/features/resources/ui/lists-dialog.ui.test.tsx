import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { ListsDialog } from './lists-dialog';

it('gives a group another name at Enter, and sends nothing where it is the same', async () => {
  const { asked } = answering({ 'resources.renameGroup': () => ({}) });
  const group = { id: newId<'desk_group'>(), name: 'Window desks' };
  const managed = { resources: [], floors: [], groups: [group], amenities: [] };
  const user = userEvent.setup();
  render(
    <TestScreen>
      <ListsDialog spaceId={newId<'space'>()} managed={managed} onClose={() => undefined} />
    </TestScreen>,
  );
  await user.click(screen.getByText('Window desks'));
  const name = screen.getByLabelText('Name of Window desks');
  await user.type(name, '{Enter}');
  expect(asked).toEqual([]);
  await user.clear(name);
  await user.type(name, 'Quiet desks{Enter}');
  expect(asked).toMatchObject([{ path: 'resources.renameGroup', input: { groupId: group.id, name: 'Quiet desks' } }]);
});
