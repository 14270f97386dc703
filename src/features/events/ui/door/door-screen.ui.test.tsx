import '@/testing/jsdom-gaps';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { EventDateId, OperatorId, SpaceId } from '@/kernel/ids';
import type { Door, DoorGuest } from '../../door.contract';
import { DoorScreen } from './door-screen';

const scanned = vi.hoisted(() => ({ onCode: (_code: string): void => undefined }));
vi.mock('./camera-scan', () => ({
  CameraScan: ({ onCode }: { onCode: (code: string) => void }) => {
    scanned.onCode = onCode;
    return <p>What the camera sees</p>;
  },
}));

const id = (n: number) => `01930000-0000-7000-8000-00000000000${n}`;
const codeOf = (rsvpId: string) =>
  Buffer.concat([Buffer.from(rsvpId.replaceAll('-', ''), 'hex'), Buffer.alloc(12, 7)]).toString('base64url');
const FREE = { ticket: null, paid: 0, payment: null };
const guest = (n: number, name: string, more: Partial<DoorGuest> = {}): DoorGuest => ({
  ...{ rsvpId: id(n), name, status: 'going', party: 1, guestNames: [], note: '', checkedInAt: null, ...FREE, ...more },
});
const AT = '2026-11-26T18:42:00.000Z';

/** A server that lets people in, once for each scan; and a line to it that can be cut, or lose what is answered. */
function aDoor() {
  const guests = [guest(1, 'Ana', { party: 3, guestNames: ['Jo', 'Kim'] }), guest(2, 'Ben'), guest(3, 'Cleo')];
  const door = (): Door => ({
    ...{ title: 'Open breakfast', startsAt: AT, endsAt: AT, timeZone: 'Europe/Lisbon', status: 'stands', capacity: 20 },
    guests: guests.map((one) => ({ ...one })),
    tickets: [],
  });
  const scans = new Map<string, string>();
  const line = { cut: false, loses: false, breaksOn: '' };
  const checkIn = ({ who, scanId }: { who: { rsvpId?: string; code?: string }; scanId: string }) => {
    const one = guests.find(({ rsvpId }) => rsvpId === who.rsvpId || codeOf(rsvpId) === who.code);
    if (!one) throw new Refused({ kind: 'not_found', code: 'event.not_this_code' }, 404);
    if (one.name === line.breaksOn) throw new Refused({ kind: 'internal', code: 'internal' }, 500);
    const before = one.checkedInAt !== null && scans.get(scanId) !== one.rsvpId;
    one.checkedInAt ??= AT;
    scans.set(scanId, one.rsvpId);
    return { rsvpId: one.rsvpId, name: one.name, party: one.party, guestNames: one.guestNames, at: AT, before };
  };
  const undo = ({ rsvpId }: { rsvpId: string }) => {
    const one = guests.find((other) => other.rsvpId === rsvpId)!;
    one.checkedInAt = null;
    return { rsvpId, status: 'going', party: one.party, ahead: 0, offerExpiresAt: null };
  };
  const wire = answering({ 'events.door': door, 'events.checkIn': checkIn, 'events.answerGuest': undo });
  const through = fetch;
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    if (line.cut) throw new TypeError('no connection');
    const answer = await through(...args);
    if (line.loses) throw new TypeError('the answer was lost');
    return answer;
  });
  return { wire, line, first: door() };
}

/** A date of its own has a list of its own, whatever a test before it has seen. */
function show(first: Door, date = id(9)) {
  render(
    <TestScreen>
      <DoorScreen
        {...{ operatorId: id(7) as OperatorId, spaceId: id(8) as SpaceId, dateId: date as EventDateId, first }}
        when="Thursday"
        locale="en-GB"
        printHref="/o/harbour"
      />
    </TestScreen>,
  );
}
const count = () => screen.getByTestId('door-count').textContent;
const back = () => window.dispatchEvent(new Event('online'));

beforeEach(() => window.localStorage.clear());

test('whoever is let in without a connection waits here, outlives a reload, and is sent when it is back', async () => {
  const user = userEvent.setup();
  const { wire, line, first } = aDoor();
  show(first);
  expect(count()).toBe('0in of 5 who come, 20 places');
  line.cut = true;
  await user.click(screen.getByRole('button', { name: 'Let in Ana' }));
  expect(await screen.findByText('1 scan waits to be sent')).toBeTruthy();
  expect(count()).toBe('3in of 5 who come, 20 places');
  expect(screen.getByText('Waiting to be sent')).toBeTruthy();
  cleanup();
  show(first);
  expect(await screen.findByText('1 scan waits to be sent')).toBeTruthy();
  line.cut = false;
  back();
  expect(await screen.findByText('In you go with 2 guests: Jo, Kim.')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Undo Ana' })).toBeTruthy();
  expect(screen.queryByText(/to be sent/)).toBeNull();
  expect(wire.asked.filter(({ path }) => path === 'events.checkIn')).toHaveLength(1);
});

test('one that the server breaks on waits for the next try, and keeps nobody behind it waiting', async () => {
  const user = userEvent.setup();
  const { line, first } = aDoor();
  show(first, id(6));
  line.breaksOn = 'Ana';
  await user.click(screen.getByRole('button', { name: 'Let in Ana' }));
  expect(await screen.findByText('1 scan waits to be sent')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Let in Ben' }));
  expect(await screen.findByRole('button', { name: 'Undo Ben' })).toBeTruthy();
  expect(await screen.findByText('1 scan waits to be sent')).toBeTruthy();
  line.breaksOn = '';
  back();
  expect(await screen.findByRole('button', { name: 'Undo Ana' })).toBeTruthy();
  await expect.poll(() => screen.queryByText(/to be sent/)).toBeNull();
});

test('an answer that was lost is asked for again by the same scan, and counts once', async () => {
  const user = userEvent.setup();
  const { wire, line, first } = aDoor();
  show(first);
  line.loses = true;
  await user.click(screen.getByRole('button', { name: 'Let in Ben' }));
  await screen.findByText('1 scan waits to be sent');
  line.loses = false;
  back();
  expect(await screen.findByText('In you go.')).toBeTruthy();
  const sent = wire.asked.filter(({ path }) => path === 'events.checkIn').map(({ input }) => input);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  await expect.poll(count).toBe('1in of 5 who come, 20 places');
});

test('a code scanned a second time says since when; one of another date says so; both are one check-in', async () => {
  const user = userEvent.setup();
  const { first } = aDoor();
  show(first);
  await user.click(screen.getByRole('button', { name: 'Scan codes' }));
  await screen.findByText('What the camera sees');
  scanned.onCode(codeOf(id(3)));
  expect(await screen.findByText('In you go.')).toBeTruthy();
  scanned.onCode(codeOf(id(3)));
  expect(await screen.findByText('Cleo is in already')).toBeTruthy();
  expect(screen.getByText('Since 18:42.')).toBeTruthy();
  scanned.onCode(codeOf(id(5)));
  expect(await screen.findByText('This code is not for this date')).toBeTruthy();
  scanned.onCode('https://example.org');
  expect(await screen.findByText('Look for the name in the list.')).toBeTruthy();
  await expect.poll(count).toBe('1in of 5 who come, 20 places');
});

test('people are found by name, and a check-in is taken back', async () => {
  const user = userEvent.setup();
  const { first } = aDoor();
  show(first);
  await user.type(screen.getByRole('searchbox', { name: 'Find by name' }), 'kim');
  const list = within(screen.getByRole('list'));
  expect(list.getAllByRole('listitem')).toHaveLength(1);
  await user.click(list.getByRole('button', { name: 'Let in Ana' }));
  await user.click(await screen.findByRole('button', { name: 'Undo Ana' }));
  expect(await screen.findByRole('button', { name: 'Let in Ana' })).toBeTruthy();
  await expect.poll(count).toBe('0in of 5 who come, 20 places');
});
