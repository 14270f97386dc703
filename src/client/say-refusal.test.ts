import { expect, it } from 'vitest';
import { toastMessages } from '@/ui/toast-store';
import { sayRefusal } from './say-refusal';

it('says what came in the way, and what to do about it', () => {
  sayRefusal({ code: 'booking.in_past', details: {} });
  const last = () => toastMessages.now().at(-1);
  expect(last()).toMatchObject({
    title: 'This time has passed',
    description: 'Pick a later start.',
    tone: 'danger',
  });
  sayRefusal({ code: 'x', details: { n: 2 } }, (code, { n }) => ({
    title: `${code} ${String(n)}`,
    hint: 'Try later.',
  }));
  expect(last()).toMatchObject({ title: 'x 2', description: 'Try later.' });
});
