import type { TimeRange } from '@/kernel/time-range';
import type { Mail, MailBlock } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import type { EventSetting } from './event-mails';
import { renderMail } from './render-mail';

type Input = EventSetting & {
  readonly span: TimeRange;
  /** Who wrote it: the host or somebody who helps. */
  readonly byName: string;
  /** As it was written, with its lines. */
  readonly words: string;
  readonly answerUrl: string;
};

/** What a host writes to those who answered to an event, as they wrote it. */
export function eventMessageMail(input: Input): Promise<Mail> {
  const { brand, name, title, span, zone, writtenAt, byName, words } = input;
  const lines = words.split(/\n+/).filter((line) => line.trim() !== '');
  return renderMail({
    brand,
    subject: `${byName} writes about ${title}`,
    preheader: lines[0] ?? title,
    heading: `${byName} writes to you`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${name},` },
      ...lines.map((text): MailBlock => ({ kind: 'paragraph', text })),
      { kind: 'card', title, lines: [spanInWords(span, zone, writtenAt), input.where, input.address] },
      { kind: 'button', label: 'See my answer', url: input.answerUrl },
      {
        kind: 'quiet',
        text: `${byName} wrote this; nobody reads answers to this mail. Your own answer to the event is behind the button.`,
      },
    ],
    reason: `You get this mail because you answered to this event at ${brand.name}.`,
  });
}
