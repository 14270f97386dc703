import type { Mail, MailBlock } from '../domain/mail-document';
import type { EventSetting } from './event-mails';
import { renderMail } from './render-mail';

export type CommentForMail = { readonly name: string; readonly words: string };
type Input = Pick<EventSetting, 'brand' | 'name' | 'title'> & {
  /** The first one first. */
  readonly comments: readonly CommentForMail[];
  readonly eventUrl: string;
};

const SHOWN = 10;
const LONGEST = 400;
const short = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words);

/** What those who come said since the host last heard of it, several together. */
export function eventCommentsMail({ brand, name, title, comments, eventUrl }: Input): Promise<Mail> {
  const count = comments.length;
  const what = count === 1 ? 'A new comment' : `${count} new comments`;
  const more = count - SHOWN;
  return renderMail({
    brand,
    subject: `${what} on ${title}`,
    preheader: comments[0] ? `${comments[0].name}: ${short(comments[0].words)}` : title,
    heading: `${what} on ${title}`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${name},` },
      ...comments
        .slice(0, SHOWN)
        .map((one): MailBlock => ({ kind: 'card', title: one.name, lines: short(one.words).split(/\n+/) })),
      ...(more > 0 ? [{ kind: 'paragraph' as const, text: `And ${more} more.` }] : []),
      { kind: 'button', label: 'Read and answer', url: eventUrl },
      { kind: 'quiet', text: 'What is said within an hour comes in one mail. Nobody reads answers to this mail.' },
    ],
    reason: `You get this mail because you host this event at ${brand.name}.`,
  });
}
