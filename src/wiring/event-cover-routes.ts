import { addCover, demandHost } from '@/features/events/commands/keep-covers';
import { readCover } from '@/features/events/covers.reads';
import { getMember, getMemberOfSpace } from '@/server/auth/membership';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';
import { pictureResponse, receivePicture } from './receive-picture';

/** Takes the cover of an event that is being written. */
export const receiveEventCover = (incoming: Request, where: { space: string }): Promise<Response> =>
  receivePicture(incoming, {
    admit: async (session) => {
      const spaceId = idOr404<'space'>(where.space);
      const member = await getMemberOfSpace(session, spaceId);
      await demandHost(member, spaceId);
      return member;
    },
    keep: (member, sent) => addCover(member, { spaceId: idOr404<'space'>(where.space), ...sent }),
  });

/** The cover of an event, for who may see the event. */
export const serveEventCover = (request: Request, where: { operator: string; cover: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const operatorId = idOr404<'operator'>(where.operator);
    const search = new URL(request.url).searchParams;
    const which = { operatorId, coverId: idOr404<'event_cover'>(where.cover) };
    const { bytes, listed } = await readCover(
      { ...which, size: search.get('size') === 'small' ? 'small' : 'large' },
      { findMember: () => getMember(session, operatorId), invitation: search.get('invitation') },
    );
    return pictureResponse(bytes, { listed });
  });
