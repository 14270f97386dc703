import { paths } from '@/client/paths';
import type { RefusalIn } from '@/client/refusal';
import type { RequestId, ResourceId, SpaceId } from '@/kernel/ids';

/** Sends a picture as it is; the server makes the sizes that are shown. Null when it was kept, else why not. */
export async function sendResourcePhoto(
  spaceId: SpaceId,
  resourceId: ResourceId,
  file: File,
  requestId: RequestId,
): Promise<RefusalIn | null> {
  try {
    const answer = await fetch(paths.api.resourcePhotos(spaceId, resourceId), {
      method: 'POST',
      headers: { 'x-coworkflow': '1', 'x-request-id': requestId, 'content-type': 'application/octet-stream' },
      body: file,
    });
    return answer.ok ? null : ((await answer.json()) as RefusalIn);
  } catch {
    return { kind: 'upstream', code: 'network.unreachable', details: {} };
  }
}
