import { addPhoto } from '@/features/resources/commands/keep-photos';
import { readPhoto } from '@/features/resources/resources.reads';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { DomainError } from '@/kernel/domain-error';
import { getMember, getMemberOfSpace } from '@/server/auth/membership';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';
import { pictureResponse, receivePicture } from './receive-picture';

/** Takes a photo of a resource. */
export const receiveResourcePhoto = (
  incoming: Request,
  where: { space: string; resource: string },
): Promise<Response> =>
  receivePicture(incoming, {
    admit: async (session) => {
      const member = await getMemberOfSpace(session, idOr404<'space'>(where.space));
      if (!mayManageSpace(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
      return member;
    },
    keep: (member, sent) => {
      const [spaceId, resourceId] = [idOr404<'space'>(where.space), idOr404<'resource'>(where.resource)];
      return addPhoto(member, { spaceId, resourceId, ...sent });
    },
  });

/** A photo of a resource: for anybody where the space is listed, else for its members. An id never shows another picture. */
export const serveResourcePhoto = (request: Request, where: { operator: string; photo: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const operatorId = idOr404<'operator'>(where.operator);
    const photoId = idOr404<'resource_photo'>(where.photo);
    const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large';
    const { bytes, listed } = await readPhoto({ operatorId, photoId, size }, () => getMember(session, operatorId));
    return pictureResponse(bytes, { listed });
  });
