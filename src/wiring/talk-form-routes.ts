import { paths } from '@/client/paths';
import { addPhotoByLink } from '@/features/event-talk/commands/keep-event-photos';
import { PICTURE_MAX_BYTES } from '@/kernel/picture-files';
import { idSchema } from '@/kernel/id-schema';
import { DomainError } from '@/kernel/domain-error';
import { servedOverHttps } from '@/server/auth/session-cookie';
import { pictureError } from '@/server/files/picture-errors';
import { countWrite } from '@/server/limits/limits';
import { contextFromHeaders, isFormOfOwnPages } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { log } from '@/server/log';
import { callerOf, fieldsOf, refusalIn, seeOther } from './event-form-routes';
import './reactions';

/** What was typed and refused, for the page that comes next. */
export const TYPED_COMMENT_COOKIE = 'coworkflow.comment';
const KEPT_SECONDS = 300;
const MOST_TYPED = 3000;

function typedCookie(words: string): string | undefined {
  const packed = encodeURIComponent(words);
  if (packed.length > MOST_TYPED) return undefined;
  const secure = servedOverHttps() ? '; Secure' : '';
  return `${TYPED_COMMENT_COOKIE}=${packed}; Path=/events/answer; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

const PARTS: Readonly<Record<string, string>> = { feedback: 'feedback', photo_gone: 'photos', photos: 'photos' };

/** From the page behind the link in mails: something is said or taken back, or how it was. Works without a script. */
export async function receiveEventTalk(request: Request): Promise<Response> {
  const field = await fieldsOf(request);
  if (!field) return seeOther(paths.eventAnswer({ refused: 'request.cross_site' }));
  const [token, act] = [field('token'), field('act')];
  const page = (more: { said?: string; trouble?: string }) =>
    `${paths.eventAnswer({ token, ...more })}#${PARTS[act] ?? 'talk'}`;
  const words = field('words');
  try {
    const { eventTalk } = await callerOf(request);
    if (act === 'comment') await eventTalk.commentByLink({ token, words, requestId: field('request') });
    else if (act === 'comment_gone') await eventTalk.removeCommentByLink({ token, commentId: field('comment') });
    else if (act === 'photo_gone') await eventTalk.removePhotoByLink({ token, photoId: field('photo') });
    else if (act === 'feedback') {
      const given = { stars: Number(field('stars')), good: field('good'), better: field('better') };
      await eventTalk.feedbackByLink({ token, ...given, named: field('named') !== '' });
    } else return seeOther(page({}));
    return seeOther(page({ said: act }));
  } catch (error) {
    return seeOther(page({ trouble: refusalIn(error).code }), act === 'comment' ? typedCookie(words) : undefined);
  }
}

const FILES_AT_ONCE = 4;
const FORM_BYTES = FILES_AT_ONCE * PICTURE_MAX_BYTES + 64 * 1024;

/** Photos by a plain form, from the page behind the link in mails. What is refused keeps no other. */
export async function receiveLinkedPhotos(incoming: Request): Promise<Response> {
  if (!isFormOfOwnPages(incoming.headers)) return seeOther(paths.eventAnswer({ refused: 'request.cross_site' }));
  const { address } = await contextFromHeaders(incoming.headers);
  const page = (token: string, more: { said?: string; trouble?: string }) =>
    `${paths.eventAnswer({ token, ...more })}#photos`;
  let token = '';
  try {
    await countWrite({ personId: null, address });
    const request = await withLimitedBody(incoming, FORM_BYTES);
    const form = await request?.formData().catch(() => null);
    if (!form) throw pictureError('picture.too_large');
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    token = text('token');
    const requestId = idSchema<'request'>().safeParse(text('request'));
    if (!requestId.success) throw new DomainError('invalid', 'request.unreadable');
    const sent = form.getAll('photos').filter((one) => one instanceof File && one.size > 0) as File[];
    let refused: unknown = null;
    for (const file of sent.slice(0, FILES_AT_ONCE))
      await addPhotoByLink({ token, requestId: requestId.data, bytes: new Uint8Array(await file.arrayBuffer()) }).catch(
        (error: unknown) => (refused = error),
      );
    if (refused) throw refused as Error;
    return seeOther(page(token, { said: 'photos' }));
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ err: error }, 'photos by a form could not be taken');
    const code = error instanceof DomainError ? (error as DomainError).code : 'internal';
    return seeOther(token === '' ? paths.eventAnswer({ refused: code }) : page(token, { trouble: code }));
  }
}
