import { describe, expect, it } from 'vitest';
import { withLimitedBody } from './limit-body';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
/** Arrives in pieces and announces no length. */
const pieces = (count: number) =>
  new ReadableStream({
    pull(controller) {
      if (count-- > 0) controller.enqueue(new Uint8Array(1000));
      else controller.close();
    },
  });

describe('a body', () => {
  it('that fits is passed on whole', async () => {
    const passed = await withLimitedBody(post('häuser', { 'content-type': 'text/plain' }), 100);
    expect(await passed?.text()).toBe('häuser');
    expect(passed?.headers.get('content-type')).toBe('text/plain');
  });
  it('is refused by its announced length, and by what arrives', async () => {
    expect(await withLimitedBody(post('x', { 'content-length': '101' }), 100)).toBeNull();
    expect(await withLimitedBody(post('x'.repeat(101)), 100)).toBeNull();
    expect(await withLimitedBody(post(pieces(1_000_000)), 5000)).toBeNull();
    expect((await (await withLimitedBody(post(pieces(5)), 5000))?.arrayBuffer())?.byteLength).toBe(5000);
  });
});
