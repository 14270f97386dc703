import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { CodeAnswer, CodeView } from '../codes.contract';
import { CodeField } from './code-field';
import { CodesScreen } from './codes-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const ROOM = { id: newId<'resource'>(), name: 'Anchor', kind: 'meeting_room' as const };
const view = (more: Partial<CodeView>): CodeView => ({
  ...{ id: newId(), code: 'SPRING-26', off: { type: 'percent', percent: 10 }, kinds: ['desk'], resourceIds: [] },
  ...{ validFrom: '2026-11-01', validTo: '2026-12-31', limitInAll: 50, limitEach: 1, ended: false, used: 3 },
  ...more,
});

function Typing({ answers }: { answers: (code: string) => (CodeAnswer & { dates?: number }) | undefined }) {
  const [code, setCode] = useState<string | null>(null);
  const answer = code === null ? undefined : answers(code);
  return <CodeField code={code} answer={answer} currency="EUR" locale="en-GB" onChange={setCode} />;
}
const taken = { refused: null, off: { type: 'percent' as const, percent: 10 }, amount: 240 };
const type = async (text: string) => {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'I have a code' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Discount code', { selector: 'input' }));
  await user.keyboard(`${text}{Enter}`);
  return user;
};

test('a code is typed and sent by the keyboard, and says what it takes off; it can be left out again', async () => {
  render(<Typing answers={(code) => ({ ...taken, code })} />);
  const user = await type(' code10 ');
  expect(screen.getByRole('status').textContent).toContain('CODE10: 10 % off');
  expect(screen.getByRole('status').textContent).toContain('-€2.40');
  await user.click(screen.getByRole('button', { name: 'Remove code CODE10' }));
  expect(screen.queryByRole('status')).toBeNull();
});

test('or why it does not, at its field; what is written over is tried anew', async () => {
  render(<Typing answers={(code) => ({ code, refused: 'codes.ended', off: null, amount: 0 })} />);
  const user = await type('old');
  const field = screen.getByLabelText('Discount code', { selector: 'input' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('The code OLD is over')).toBeTruthy();
  await user.type(field, 'er');
  expect(screen.queryByText(/is over/)).toBeNull();
});

test('of a series it says on how many dates; what takes nothing off is not used', async () => {
  render(<Typing answers={(code) => ({ ...taken, code, dates: 3 })} />);
  await type('code10');
  expect(screen.getByRole('status').textContent).toContain('CODE10: 10 % off on 3 dates');
  cleanup();
  render(<Typing answers={(code) => ({ ...taken, code, amount: 0 })} />);
  await type('code10');
  expect(screen.getByRole('status').textContent).toContain('CODE10 takes nothing off here');
});

function show(codes: CodeView[], answers: Parameters<typeof answering>[0] = {}) {
  const operatorId = newId<'operator'>() as OperatorId;
  const first = { currency: 'EUR', places: [ROOM], codes };
  const { asked } = answering({
    'pricing.codes': () => first,
    'pricing.saveCode': () => ({ codeId: newId() }),
    ...answers,
  });
  render(
    <TestScreen>
      <CodesScreen operatorId={operatorId} first={first} today="2026-11-26" locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  const sent = () => asked.findLast(({ path }) => path === 'pricing.saveCode')?.input as Record<string, unknown>;
  return { user: userEvent.setup(), sent };
}

test('an owner reads what each code is, and how often it is used', () => {
  show([
    view({}),
    view({ code: 'GONE', off: { type: 'amount', amount: 500 }, ended: true, resourceIds: [ROOM.id], kinds: [] }),
    view({ code: 'FULL', used: 50 }),
    view({ code: 'PAST', validTo: '2026-11-25', limitInAll: null, limitEach: null, used: 1, kinds: [] }),
  ]);
  const rows = within(screen.getByRole('list', { name: 'Codes' })).getAllByRole('listitem');
  const words = rows.map(({ textContent }) => textContent);
  expect(words[0]).toMatch(/SPRING-2610 % off.*from 1 Nov 2026 until 31 Dec 2026 · once each · used 3 of 50 times/);
  expect(words[0]).not.toContain('Over');
  expect(words[1]).toMatch(/GONEOver€5.00 off.*Anchor/);
  expect(words[2]).toContain('FULLOver');
  expect(words[3]).toMatch(/PASTOver.*Everything.*used once/);
});

test('and adds one; what does not fit is said at its field', async () => {
  const { user, sent } = show([]);
  await user.click(screen.getByRole('button', { name: 'Add a code' }));
  const sheet = within(screen.getByRole('dialog', { name: 'A new code' }));
  await user.type(sheet.getByLabelText('How many per cent'), '110');
  await user.type(sheet.getByLabelText(/^Bookings in all/), 'x');
  await user.click(sheet.getByRole('button', { name: 'Save the code' }));
  expect(sheet.getByText('Letters, digits and dashes, from 3 to 30, like SPRING-26')).toBeTruthy();
  expect(sheet.getByText('Write a per cent, like 10 or 12.5, at most 100')).toBeTruthy();
  expect(sheet.getByText('Write a number, like 50, or nothing for any number')).toBeTruthy();
  expect(sent()).toBeUndefined();
  await user.type(sheet.getByLabelText('Code'), 'welcome');
  await user.clear(sheet.getByLabelText('How many per cent'));
  await user.type(sheet.getByLabelText('How many per cent'), '12,5');
  await user.clear(sheet.getByLabelText(/^Bookings in all/));
  await user.type(sheet.getByLabelText(/^Bookings each/), '1');
  await user.selectOptions(sheet.getByLabelText('For'), 'Anchor');
  await user.click(sheet.getByRole('button', { name: 'Save the code' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent()).toMatchObject({
    codeId: null,
    terms: {
      ...{ code: 'WELCOME', off: { type: 'percent', percent: 12.5 }, kinds: [], resourceIds: [ROOM.id] },
      ...{ validFrom: null, validTo: null, limitInAll: null, limitEach: 1, ended: false },
    },
  });
});

test('and ends one; a word that is there already is said, and nothing is lost', async () => {
  const code = view({ off: { type: 'amount', amount: 250 } });
  const { user, sent } = show([code], {
    'pricing.saveCode': () => {
      throw new Refused({ kind: 'conflict', code: 'codes.taken', details: { code: 'SPRING-26' } });
    },
  });
  await user.click(screen.getByRole('button', { name: 'Change SPRING-26' }));
  const sheet = within(screen.getByRole('dialog', { name: 'Change SPRING-26' }));
  await user.click(sheet.getByRole('checkbox', { name: /Members can book with it/ }));
  await user.click(sheet.getByRole('button', { name: 'Save the code' }));
  expect(await screen.findByText('The code SPRING-26 is there already')).toBeTruthy();
  expect(screen.getByRole('dialog', { name: 'Change SPRING-26' })).toBeTruthy();
  expect(sent()).toMatchObject({ codeId: code.id, terms: { off: { type: 'amount', amount: 250 }, ended: true } });
});
