import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Kept = { readonly bytes: Buffer; readonly contentType: string };
type Credentials = { readonly id: string; readonly secret: string };

/** A store of one bucket that speaks as much of the S3 protocol as we use, and checks every signature. In memory. */
export async function startS3(credentials: Credentials) {
  const kept = new Map<string, Kept>();
  const seen: string[] = [];
  /** How many of the next requests fail with a 503, as a busy store does. */
  const trouble = { next: 0 };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const path = new URL(request.url ?? '/', 'http://s3').pathname;
      seen.push(`${request.method} ${path}`);
      const answer = (status: number, code?: string) =>
        response
          .writeHead(status, { 'content-type': 'application/xml' })
          .end(code ? `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>` : '');
      if (trouble.next > 0) {
        trouble.next--;
        return answer(503, 'SlowDown');
      }
      if (!isSigned(request, body, credentials)) return answer(403, 'SignatureDoesNotMatch');
      const found = kept.get(path);
      switch (request.method) {
        case 'PUT':
          kept.set(path, { bytes: body, contentType: String(request.headers['content-type']) });
          return response.writeHead(200, { etag: '"x"' }).end();
        case 'GET':
          if (!found) return answer(404, 'NoSuchKey');
          return response.writeHead(200, { 'content-type': found.contentType }).end(found.bytes);
        case 'DELETE':
          kept.delete(path);
          return response.writeHead(204).end();
        default:
          return answer(405, 'MethodNotAllowed');
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    seen,
    trouble,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4, written from its description and not with the library that is under test. */
function isSigned(request: IncomingMessage, body: Buffer, { id, secret }: Credentials): boolean {
  const [, scope, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (!scope || !names || !scope.startsWith(`${id}/`)) return false;
  const url = new URL(request.url ?? '/', 'http://s3');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const payload = String(request.headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha(body)) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), names, payload].join('\n');
  const [, day, region, service] = scope.split('/') as [string, string, string, string];
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope.slice(id.length + 1), sha(canonical)].join(
    '\n',
  );
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex') === signature;
}
