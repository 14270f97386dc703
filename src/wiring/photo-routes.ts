import { setPhoto } from '@/features/members/commands/set-photo';
import { PHOTO_MAX_BYTES } from '@/features/members/domain/picture-kind';
import { memberError } from '@/features/members/members.errors';
import { readPhoto } from '@/features/members/members.reads';
import { DomainError } from '@/kernel/domain-error';
import { idSchema } from '@/kernel/id-schema';
import { getMember } from '@/server/auth/membership';
import { countWrite } from '@/server/limits/limits';
import { createContext } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { answering, idOr404 } from './answering';
import './reactions';

/** Takes one's own portrait at an operator: the file itself as the body, its request id in `x-request-id`. */
export const receivePhoto = (incoming: Request, where: { operator: string }): Promise<Response> =>
  answering(async () => {
    const { session, mayWrite, address } = await createContext(incoming);
    if (!mayWrite) throw new DomainError('forbidden', 'request.cross_site');
    await countWrite({ personId: session?.personId ?? null, address });
    const member = await getMember(session, idOr404<'operator'>(where.operator));
    const requestId = idSchema<'request'>().safeParse(incoming.headers.get('x-request-id'));
    if (!requestId.success) throw new DomainError('invalid', 'request.unreadable');
    const request = await withLimitedBody(incoming, PHOTO_MAX_BYTES);
    if (!request) throw memberError('photo.too_large');
    const bytes = new Uint8Array(await request.arrayBuffer());
    return Response.json(await setPhoto(member, { requestId: requestId.data, bytes }));
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
