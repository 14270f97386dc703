/** What jsdom lacks and Radix asks for: pointer capture, scrolling, sizes. Import it at the top of a `*.ui.test.tsx`. */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

class NoResize {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoResize as unknown as typeof ResizeObserver;
const missing: Partial<Element> = {
  hasPointerCapture: () => false,
  setPointerCapture: () => undefined,
  releasePointerCapture: () => undefined,
  scrollIntoView: () => undefined,
};
for (const [name, value] of Object.entries(missing)) {
  if (!(name in Element.prototype))
    Object.defineProperty(Element.prototype, name, { value, configurable: true, writable: true });
}

afterEach(cleanup);
