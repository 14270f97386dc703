import { addEventPhoto, demandPhotographer } from '@/features/event-talk/commands/keep-event-photos';
import { readEventPhoto } from '@/features/event-talk/talk.reads';
import { getMember } from '@/server/auth/membership';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';
import { pictureResponse, receivePicture } from './receive-picture';

/** Takes a photo of a date of an event from a member who was there. */
export const receiveEventPhoto = (incoming: Request, where: { operator: string; date: string }): Promise<Response> =>
  receivePicture(incoming, {
    admit: async (session) => {
      const member = await getMember(session, idOr404<'operator'>(where.operator));
      await demandPhotographer(member, idOr404<'event_date'>(where.date));
      return member;
    },
    keep: (member, sent) => addEventPhoto(member, { dateId: idOr404<'event_date'>(where.date), ...sent }),
  });

/** So long a browser shows a photo without asking: what somebody takes away is gone from everywhere soon. */
const KEPT_SECONDS = 3600;

/** A photo of an event, for who may see it; by the link of a mail where there is one. */
export const serveEventPhoto = (request: Request, where: { operator: string; photo: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const operatorId = idOr404<'operator'>(where.operator);
    const search = new URL(request.url).searchParams;
    const which = { operatorId, photoId: idOr404<'event_photo'>(where.photo) };
    const { bytes, listed } = await readEventPhoto(
      { ...which, size: search.get('size') === 'small' ? 'small' : 'large' },
      { findMember: () => getMember(session, operatorId), token: search.get('token') },
    );
    return pictureResponse(bytes, { listed, seconds: KEPT_SECONDS });
  });
