import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { idSchema } from '@/kernel/id-schema';
import type { RequestId } from '@/kernel/ids';
import { PICTURE_MAX_BYTES } from '@/kernel/picture-files';
import { pictureError } from '@/server/files/picture-errors';
import type { Session } from '@/server/auth/session-token';
import { countWrite } from '@/server/limits/limits';
import { createContext } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { answering } from './answering';
import './reactions';

type Sent = { readonly requestId: RequestId; readonly bytes: Uint8Array };
type Door = {
  /** Who sends it, and whether they may at all: asked before megabytes are read for somebody who may not. */
  readonly admit: (session: Session | null) => Promise<ActingMember>;
  readonly keep: (member: ActingMember, sent: Sent) => Promise<object>;
  readonly most?: { readonly bytes: number; readonly refuse: () => DomainError };
};

const MOST = { bytes: PICTURE_MAX_BYTES, refuse: () => pictureError('picture.too_large') };

/** Takes a picture from a page of ours: the file itself as the body, its request id in `x-request-id`. */
export const receivePicture = (incoming: Request, { admit, keep, most = MOST }: Door): Promise<Response> =>
  answering(async () => {
    const { session, mayWrite, address } = await createContext(incoming);
    if (!mayWrite) throw new DomainError('forbidden', 'request.cross_site');
    await countWrite({ personId: session?.personId ?? null, address });
    const member = await admit(session);
    const requestId = idSchema<'request'>().safeParse(incoming.headers.get('x-request-id'));
    if (!requestId.success) throw new DomainError('invalid', 'request.unreadable');
    const request = await withLimitedBody(incoming, most.bytes);
    if (!request) throw most.refuse();
    const bytes = new Uint8Array(await request.arrayBuffer());
    return Response.json(await keep(member, { requestId: requestId.data, bytes }));
  });

const FOR_GOOD = 31_536_000;

/** A kept picture under an address that never shows another: kept for good where nothing else is said, by anybody on the way where all may see it. */
export const pictureResponse = (
  bytes: Uint8Array,
  { listed, seconds = FOR_GOOD }: { readonly listed: boolean; readonly seconds?: number },
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'image/webp',
      'cache-control': `${listed ? 'public' : 'private'}, max-age=${seconds}, immutable`,
      'content-disposition': 'inline',
    },
  });
