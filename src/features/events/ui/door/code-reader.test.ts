import { create } from 'qrcode';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';

const CODE = 'AaIdkJuddnieWi5q8PpUcQTSb-w_YhhYXsay8Q';

/** A code as a camera sees it: pale on grey, so many dots to a square. */
function seen(text: string, dots: number) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 8) * dots;
  const data = new Uint8ClampedArray(side * side * 4).fill(200);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / dots) - 4, Math.floor(x / dots) - 4];
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      if (inside && modules.get(row, column)) data.fill(70, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return { width: side, height: side, data };
}

test.each([3, 5, 9])('what the mails show is read at %s dots to a square', (dots) => {
  expect(decodeQR(seen(CODE, dots))).toBe(CODE);
});
