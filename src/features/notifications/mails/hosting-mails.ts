import type { TimeRange } from '@/kernel/time-range';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, spanInWords } from '../domain/spoken-times';
import type { EventSetting } from './event-mails';
import { renderMail } from './render-mail';

type EventItself = EventSetting & { readonly spans: readonly TimeRange[]; readonly eventUrl: string };

function datesOf({ spans, zone, writtenAt }: EventItself): string {
  const [first] = spans;
  if (!first) return 'no date yet';
  const when = spanInWords(first, zone, writtenAt);
  return spans.length === 1 ? when : `${when}, and ${countOf(spans.length - 1, 'more date')}`;
}

/** "Come, too": to somebody whom the host asks. Who has no account answers from here; their address is known by it. */
export function eventInvitationMail(input: EventItself & { readonly member: boolean }): Promise<Mail> {
  const { brand, name, title, hostName, member } = input;
  return renderMail({
    brand,
    subject: `${hostName} invites you: ${title}`,
    preheader: datesOf(input),
    heading: `${hostName} invites you`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello${name === '' ? '' : ` ${name}`}, ${hostName} would like you to come to ${title}.`,
      },
      { kind: 'card', title, lines: [datesOf(input), input.where, input.address] },
      { kind: 'button', label: 'See it and answer', url: input.eventUrl },
      ...(member
        ? []
        : [
            {
              kind: 'quiet' as const,
              text: 'The link answers for you without signing in, so do not pass this mail on.',
            },
          ]),
    ],
    reason: `You get this mail because ${hostName} at ${brand.name} invited you. If you do not answer, nothing happens.`,
  });
}

/** "Somebody wants to host this": to each of those who say yes to events. */
export function eventToAnswerMail(input: EventItself): Promise<Mail> {
  const { brand, name, title, hostName } = input;
  return renderMail({
    brand,
    subject: `${hostName} asks for your yes: ${title}`,
    preheader: datesOf(input),
    heading: `${hostName} asks for your yes`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${name}, ${hostName} wants to publish this event. Its room is kept until you have answered.`,
      },
      { kind: 'card', title, lines: [datesOf(input), input.where] },
      { kind: 'button', label: 'Look and answer', url: input.eventUrl },
    ],
    reason: `You get this mail because you say yes to events at ${brand.name}.`,
  });
}

/** What became of it, to its host; a no with the words that were said. */
export function eventAnsweredMail(
  input: EventItself & { readonly yes: boolean; readonly words: string },
): Promise<Mail> {
  const { brand, name, title, yes, words } = input;
  const said: MailBlock[] = words.trim() === '' ? [] : [{ kind: 'paragraph', text: `They write: “${words}”` }];
  return renderMail({
    brand,
    subject: yes ? `Your event is on: ${title}` : `Not yet: ${title}`,
    preheader: datesOf(input),
    heading: yes ? 'Your event is on' : 'Your event needs another look',
    blocks: [
      {
        kind: 'paragraph',
        text: yes
          ? `Hello ${name}, ${brand.name} said yes: ${title} is published, or will be at the moment you chose.`
          : `Hello ${name}, ${brand.name} did not say yes to ${title}. It is a draft again, and its room is free. Change it and ask again.`,
      },
      ...(yes ? [] : said),
      { kind: 'card', title, lines: [datesOf(input), input.where] },
      { kind: 'button', label: yes ? 'See the event' : 'Open the draft', url: input.eventUrl },
    ],
    reason: `You get this mail because you host this event at ${brand.name}.`,
  });
}
