import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import type { HostDate } from '../../host-pages.contract';
import { ChangeDateDialog } from './change-date-dialog';

afterEach(cleanup);

const hall = { id: newId(), name: 'Hall', capacity: 40, usual: true };
const other = { id: newId(), name: 'Other hall', capacity: 30, usual: true };
const date: HostDate = {
  ...{ dateId: newId(), startsAt: '2026-12-03T18:00:00.000Z', endsAt: '2026-12-03T20:00:00.000Z', status: 'stands' },
  ...{ roomId: hall.id, roomName: 'Hall', capacity: 20, going: 4, in: 0, waiting: 0, asked: 0 },
};
const option = {
  ...{ kind: 'like_place', resourceId: other.id, resourceName: 'Other hall', sameGroup: false, sameFloor: true },
  ...{ startsAt: '2026-12-04T18:00:00.000Z', endsAt: '2026-12-04T20:00:00.000Z', metres: null, missing: [] },
  ...{ seats: 30, smaller: false, shiftMinutes: 0, holds: [] },
};

test('another day says who has the room and where it could be instead; one press takes that, and it is saved', async () => {
  const planned = {
    ...{ localStart: '2026-12-04T18:00', startsAt: option.startsAt, endsAt: option.endsAt, outsideHours: false },
    ...{ state: 'taken', clash: { kind: 'booking', who: 'Ana Reis', reason: null }, proposed: true, was: null },
    options: [option],
  };
  const { asked } = answering({ 'events.planDate': () => planned, 'events.changeDate': () => ({ coming: 4 }) });
  render(
    <TestScreen>
      <ChangeDateDialog
        spaceId={newId<'space'>()}
        eventId={newId<'event'>()}
        date={date}
        rooms={[hall, other]}
        timeZone="Europe/Lisbon"
        today="2026-11-26"
        locale="en-GB"
        onClose={() => undefined}
      />
    </TestScreen>,
  );
  const user = userEvent.setup();
  expect(screen.queryByText(/free then/)).toBeNull();
  const day = screen.getByRole('textbox', { name: 'Date' });
  await user.clear(day);
  await user.type(day, '4 dec{Enter}');
  await screen.findByText('Ana Reis has booked it.');
  await user.click(screen.getByRole('button', { name: 'Other hall, same time' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked.some(({ path }) => path === 'events.changeDate')).toBe(true));
  expect(asked.findLast(({ path }) => path === 'events.changeDate')?.input).toMatchObject({
    time: { localStart: '2026-12-04T18:00', durationMinutes: 120, resourceId: other.id },
  });
});
