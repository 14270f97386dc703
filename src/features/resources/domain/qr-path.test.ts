import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path';

test('each dark square of the code is drawn once, in its place', () => {
  const address = 'https://book.example.org/check-in/harbour/harbour-house/0197b6c4-0000-4000-8000-000000000001';
  const { path, side } = qrPath(address);
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  expect(side).toBe(modules.size);
  const drawn = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) expect(drawn.has(`${x} ${y}`)).toBe(Boolean(modules.get(y, x)));
  // The three corners by which a camera finds it.
  for (const corner of ['0 0', `${side - 1} 0`, `0 ${side - 1}`]) expect(drawn).toContain(corner);
});
