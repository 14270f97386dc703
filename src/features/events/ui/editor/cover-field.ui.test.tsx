import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId, type EventCoverId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { CoverField } from './cover-field';

const space = { id: newId() as SpaceId, operatorId: newId() as OperatorId };
const coverId = newId<'event_cover'>();
const picture = new File(['picture'], 'table.png', { type: 'image/png' });
const sent: string[] = [];
let answer: () => Promise<Response>;

beforeEach(() => {
  sent.length = 0;
  answer = () => Promise.resolve(Response.json({ coverId }));
  Object.assign(URL, { createObjectURL: () => 'blob:table', revokeObjectURL: () => undefined });
  vi.stubGlobal('fetch', (address: string) => {
    sent.push(address);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const told = { cover: {} as { coverId?: string | null; coverAlt?: string }, sending: false };
function Editor({ first = null }: { first?: EventCoverId | null }) {
  const [cover, setCover] = useState({ coverId: first, coverAlt: '' });
  const [sending, setSending] = useState(false);
  Object.assign(told, { cover, sending });
  const change = (next: Partial<typeof cover>) => setCover((before) => ({ ...before, ...next }));
  return <CoverField space={space} value={cover} onChange={change} onSending={setSending} />;
}
const choose = (file: File) =>
  userEvent.setup({ applyAccept: false }).upload(screen.getByLabelText('Picture for the cover'), file);
const shown = () => screen.getByRole<HTMLImageElement>('img').src;

test('a chosen picture is seen at once, sent to the space, and the event has it when it is there', async () => {
  let arrive: (response: Response) => void = () => undefined;
  answer = () => new Promise((resolve) => (arrive = resolve));
  render(<Editor />);
  await choose(picture);
  expect(shown()).toBe('blob:table');
  await screen.findByText('Sending the picture');
  expect(told).toMatchObject({ sending: true, cover: { coverId: null } });
  arrive(Response.json({ coverId }));
  await waitFor(() => expect(told).toMatchObject({ sending: false, cover: { coverId } }));
  expect(sent).toEqual([`/api/spaces/${space.id}/event-covers`]);
  await userEvent.type(screen.getByLabelText(/What the picture shows/), 'A long table');
  expect(screen.getByRole('img', { name: 'A long table' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take it away' }));
  expect(told.cover.coverId).toBeNull();
  expect(screen.queryByRole('img')).toBeNull();
});

test('what is too large is not sent; what is refused leaves what was there, and says why', async () => {
  const before = newId<'event_cover'>();
  render(<Editor first={before} />);
  await choose(new File([new Uint8Array(12 * 1024 * 1024 + 1)], 'huge.png'));
  await screen.findByText('This picture is larger than 12 MB');
  expect(sent).toEqual([]);
  answer = () =>
    Promise.resolve(Response.json({ kind: 'invalid', code: 'photo.not_a_picture', details: {} }, { status: 422 }));
  await choose(new File(['words'], 'words.png'));
  await screen.findByText('This is no picture that we can read');
  expect(told.cover.coverId).toBe(before);
  expect(shown()).toContain(before);
});
