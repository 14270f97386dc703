/** More than any form of the product sends; pictures come in by another door. */
export const MAX_BODY_BYTES = 256 * 1024;

/**
 * The same request with its body read, or null when that is larger than allowed. A length that was announced is believed only as a reason
 * to refuse: what arrives is counted.
 */
export async function withLimitedBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Request | null> {
  if (!request.body) return request;
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(read.value);
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: Buffer.concat(parts),
    signal: request.signal,
  });
}
