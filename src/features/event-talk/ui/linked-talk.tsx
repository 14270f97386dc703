import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { Textarea } from '@/ui/textarea';
import type { RequestId } from '@/kernel/ids';
import { PICTURE_TYPES } from '@/kernel/picture-files';
import { PHOTOS_MOST, type LinkedTalk as Linked } from '../event-talk.contract';
import { CommentItem } from './comment-item';
import { FeedbackFields } from './feedback-fields';
import { Gallery } from './gallery';
import { GivenStars } from './given-stars';

export const TALK_SAID = ['comment', 'comment_gone', 'feedback', 'photos', 'photo_gone'] as const;
type Said = (typeof TALK_SAID)[number];
const SAID_WORDS: Record<Said, string> = {
  comment: 'Your comment is there.',
  comment_gone: 'Your comment is gone.',
  feedback: 'Thank you, the hosts have it.',
  photos: 'Your photos are there.',
  photo_gone: 'Your photo is gone.',
};

type Props = {
  talk: Linked;
  token: string;
  operatorId: string;
  said: Said | null;
  /** Why the last thing was refused, and the words that were typed. */
  trouble: string | null;
  typed: string;
  /** Ids for the forms: sent twice, they are one. */
  requestIds: { readonly comment: RequestId; readonly photos: RequestId };
  timeZone: string;
  locale: string;
  now: Date;
};

/** The talk about an event behind the link of a mail: read, written and answered without a script. */
export function LinkedTalk(props: Props) {
  const { talk, token, operatorId, said, trouble, typed, requestIds, timeZone, locale, now } = props;
  const { about, comments, photos } = talk;
  const [date] = about.dates;
  const feedback = date?.feedback ?? null;
  const copy = trouble ? eventCopy(trouble, { most: PHOTOS_MOST }) : null;
  if (!about.speaks || !comments) return null;
  const at = (more: { comments?: string; photos?: string }, part: string) =>
    `${paths.eventAnswer({ token, ...more })}#${part}`;
  return (
    <div className="mt-10 grid gap-10">
      {copy ? (
        <Banner tone="danger" live title={copy.title}>
          {copy.hint}
        </Banner>
      ) : said ? (
        <p role="status" className="text-success font-medium">
          {SAID_WORDS[said]}
        </p>
      ) : null}
      {feedback && (feedback.open || feedback.given) ? (
        <section aria-labelledby="feedback" className="grid gap-4">
          <h2 id="feedback" className="scroll-mt-4 text-xl">
            Your feedback
          </h2>
          {feedback.open ? (
            <Form token={token} act="feedback">
              <FeedbackFields given={feedback.given} />
              <Button type="submit" variant="primary" className="justify-self-start">
                {feedback.given ? 'Save' : 'Send'}
              </Button>
            </Form>
          ) : feedback.given ? (
            <GivenStars given={feedback.given} />
          ) : null}
        </section>
      ) : null}
      {photos && (photos.photos.length > 0 || date?.mayAddPhotos) ? (
        <section aria-labelledby="photos" className="grid gap-4">
          <h2 id="photos" className="scroll-mt-4 text-xl">
            Photos
          </h2>
          {photos.photos.length > 0 ? <Gallery {...{ operatorId, token }} photos={photos.photos} /> : null}
          {photos.next ? (
            <LinkButton size="sm" prefetch={false} href={at({ photos: photos.next.id }, 'photos')}>
              Earlier photos
            </LinkButton>
          ) : null}
          {photos.photos.some(({ mine }) => mine) ? (
            <details className="border-line rounded-md border px-4 py-1">
              <summary className="focus-ring min-h-8 cursor-pointer rounded-sm py-1 font-medium">
                Take one of yours away
              </summary>
              <ul className="grid gap-3 py-3">
                {photos.photos
                  .filter(({ mine }) => mine)
                  .map((photo, place) => (
                    <li key={photo.id} className="flex items-center gap-3">
                      <img
                        src={paths.api.eventPhoto(operatorId, photo.id, { size: 'small', token })}
                        alt={photo.caption || `Your photo ${place + 1}`}
                        width={96}
                        height={72}
                        loading="lazy"
                        className="bg-sunken h-18 w-24 rounded-sm object-cover"
                      />
                      <Form token={token} act="photo_gone">
                        <input type="hidden" name="photo" value={photo.id} />
                        <Button type="submit" size="sm" aria-label={`Take it away: your photo ${place + 1}`}>
                          Take it away
                        </Button>
                      </Form>
                    </li>
                  ))}
              </ul>
            </details>
          ) : null}
          {date?.mayAddPhotos ? (
            <form
              method="post"
              encType="multipart/form-data"
              action={paths.sendEventPhotos()}
              className="grid justify-items-start gap-3"
            >
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="request" value={requestIds.photos} />
              <Field label="Photos to add" help="Up to four at once, 12 MB each. Where they were taken is not kept.">
                <input
                  type="file"
                  name="photos"
                  aria-label="Photos to add"
                  multiple
                  required
                  accept={PICTURE_TYPES}
                  className="focus-ring max-w-full rounded-sm"
                />
              </Field>
              <Button type="submit">Add them</Button>
            </form>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="talk" className="grid gap-4">
        <h2 id="talk" className="scroll-mt-4 text-xl">
          Comments
        </h2>
        <Form token={token} act="comment">
          <input type="hidden" name="request" value={requestIds.comment} />
          <Field label="Your comment" help="Read by those who come and by the hosts. Your address is shown to nobody.">
            <Textarea name="words" rows={2} maxLength={2000} required defaultValue={typed} />
          </Field>
          <Button type="submit" className="justify-self-start">
            Send
          </Button>
        </Form>
        {comments.comments.length > 0 ? (
          <ul aria-label="Comments" className="divide-line divide-y">
            {comments.comments.map((comment) => (
              <CommentItem key={comment.id} {...{ comment, timeZone, locale, now }}>
                {comment.mine ? (
                  <Form token={token} act="comment_gone">
                    <input type="hidden" name="comment" value={comment.id} />
                    <Button type="submit" size="sm" variant="ghost">
                      Delete
                    </Button>
                  </Form>
                ) : null}
              </CommentItem>
            ))}
          </ul>
        ) : (
          <p className="text-ink-muted">Nobody has said anything yet.</p>
        )}
        {comments.next ? (
          <LinkButton
            size="sm"
            prefetch={false}
            className="justify-self-start"
            href={at({ comments: `${comments.next.writtenAt}_${comments.next.id}` }, 'talk')}
          >
            Earlier comments
          </LinkButton>
        ) : null}
      </section>
    </div>
  );
}

type FormProps = { token: string; act: Said; children: React.ReactNode };

const Form = ({ token, act, children }: FormProps) => (
  <form method="post" action={paths.sendEventTalk()} className="grid gap-4">
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="act" value={act} />
    {children}
  </form>
);
