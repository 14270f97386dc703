import { memberError } from '@/features/members/members.errors';
import { addPhoto } from '@/features/resources/commands/keep-photos';
import { RESOURCE_PHOTO_MAX_BYTES } from '@/features/resources/domain/photo-files';
import { resourceError } from '@/features/resources/resources.errors';
import { readPhoto } from '@/features/resources/resources.reads';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { DomainError } from '@/kernel/domain-error';
import { idSchema } from '@/kernel/id-schema';
import { getMember, getMemberOfSpace } from '@/server/auth/membership';
import { countWrite } from '@/server/limits/limits';
import { createContext } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { answering, idOr404 } from './answering';
import './reactions';

/** Takes a photo of a resource: the file itself as the body, its request id in `x-request-id`. */
export const receiveResourcePhoto = (
  incoming: Request,
  where: { space: string; resource: string },
): Promise<Response> =>
  answering(async () => {
    const { session, mayWrite, address } = await createContext(incoming);
    if (!mayWrite) throw new DomainError('forbidden', 'request.cross_site');
    await countWrite({ personId: session?.personId ?? null, address });
    const spaceId = idOr404<'space'>(where.space);
    const member = await getMemberOfSpace(session, spaceId);
    // Before twelve megabytes are read for somebody who may not send them.
    if (!mayManageSpace(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const requestId = idSchema<'request'>().safeParse(incoming.headers.get('x-request-id'));
    if (!requestId.success) throw new DomainError('invalid', 'request.unreadable');
    const request = await withLimitedBody(incoming, RESOURCE_PHOTO_MAX_BYTES);
    if (!request) throw resourceError('resource.photo_too_large');
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength === 0) throw memberError('photo.not_a_picture');
    const resourceId = idOr404<'resource'>(where.resource);
    return Response.json(await addPhoto(member, { spaceId, resourceId, requestId: requestId.data, bytes }));
  });

/** A photo of a resource: for anybody where the space is listed, else for its members. An id never shows another picture. */
export const serveResourcePhoto = (request: Request, where: { operator: string; photo: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const operatorId = idOr404<'operator'>(where.operator);
    const photoId = idOr404<'resource_photo'>(where.photo);
    const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large';
    const { bytes, listed } = await readPhoto({ operatorId, photoId, size }, () => getMember(session, operatorId));
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'image/webp',
        'cache-control': `${listed ? 'public' : 'private'}, max-age=31536000, immutable`,
        'content-disposition': 'inline',
      },
    });
  });
