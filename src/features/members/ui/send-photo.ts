import { paths } from '@/client/paths';
import type { RefusalIn } from '@/client/refusal';
import type { OperatorId, RequestId } from '@/kernel/ids';
import type { PhotoAnswer } from '../members.contract';

type Sent = { readonly ok: true; readonly photoVersion: number } | { readonly ok: false; readonly refusal: RefusalIn };

/** Sends a picture as it is; the server makes the portrait. */
export async function sendPhoto(operatorId: OperatorId, file: File, requestId: RequestId): Promise<Sent> {
  try {
    const answer = await fetch(paths.api.photos(operatorId), {
      method: 'POST',
      headers: { 'x-coworkflow': '1', 'x-request-id': requestId, 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (answer.ok) return { ok: true, ...((await answer.json()) as PhotoAnswer) };
    return { ok: false, refusal: (await answer.json()) as RefusalIn };
  } catch {
    return { ok: false, refusal: { kind: 'upstream', code: 'network.unreachable', details: {} } };
  }
}
