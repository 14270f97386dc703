import type { RequestId } from '@/kernel/ids';
import type { RefusalIn } from './refusal';

type Sent<A> = { readonly ok: true; readonly answer: A } | { readonly ok: false; readonly refusal: RefusalIn };

/** Sends a picture as it is; the server makes what is kept and shown of it. */
export async function sendPicture<A>(address: string, file: File, requestId: RequestId): Promise<Sent<A>> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'x-coworkflow': '1', 'x-request-id': requestId, 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (answer.ok) return { ok: true, answer: (await answer.json()) as A };
    return { ok: false, refusal: (await answer.json()) as RefusalIn };
  } catch {
    return { ok: false, refusal: { kind: 'upstream', code: 'network.unreachable', details: {} } };
  }
}
