import { setPhoto } from '@/features/members/commands/set-photo';
import { PHOTO_MAX_BYTES } from '@/features/members/domain/photo-bytes';
import { memberError } from '@/features/members/members.errors';
import { readPhoto } from '@/features/members/members.reads';
import { getMember } from '@/server/auth/membership';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';
import { receivePicture } from './receive-picture';

/** Takes one's own portrait at an operator. */
export const receivePhoto = (incoming: Request, where: { operator: string }): Promise<Response> =>
  receivePicture(incoming, {
    admit: (session) => getMember(session, idOr404<'operator'>(where.operator)),
    keep: setPhoto,
    most: { bytes: PHOTO_MAX_BYTES, refuse: () => memberError('photo.too_large') },
  });

/** A member's portrait for those who may see the member. The address names its version, so a browser asks for each once. */
export const servePhoto = (request: Request, where: { operator: string; member: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const member = await getMember(session, idOr404<'operator'>(where.operator));
    const photo = await readPhoto(member, idOr404<'member'>(where.member));
    if (!photo) throw memberError('member.not_found');
    const asked = new URL(request.url).searchParams.get('v');
    const cacheControl =
      asked === String(photo.photoVersion) ? 'private, max-age=31536000, immutable' : 'private, no-cache';
    return new Response(new Uint8Array(photo.bytes), {
      headers: { 'content-type': photo.contentType, 'cache-control': cacheControl, 'content-disposition': 'inline' },
    });
  });
