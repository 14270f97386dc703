import type { TimeRange } from '@/kernel/time-range';
import type { Mail, MailBlock, MailBrand } from '../domain/mail-document';
import type { RsvpNews } from '../domain/rsvp-news';
import { countOf, momentInWords, spanInWords } from '../domain/spoken-times';
import type { AgreedTicket } from '@/features/events/domain/ticket-type';
import type { EventTimeAndPlace } from '../jobs/event-mail-facts';
import { costsBlocks } from './ticket-blocks';
import { renderMail } from './render-mail';

/** What every mail about a date of an event knows. */
export type EventSetting = {
  readonly brand: MailBrand;
  readonly name: string;
  readonly title: string;
  readonly hostName: string;
  readonly where: string;
  /** Empty where it is not at the space. */
  readonly address: string;
  readonly zone: string;
  readonly writtenAt: Date;
};

export type RsvpMailInput = EventSetting & {
  readonly news: RsvpNews;
  readonly span: TimeRange;
  /** How it was before it changed; null where that is not known. */
  readonly was: EventTimeAndPlace | null;
  /** They come: what only those who come are told is for them. */
  readonly going: boolean;
  readonly onlineUrl: string;
  readonly party: number;
  readonly ticket: AgreedTicket | null;
  readonly paid: number;
  readonly charged: boolean;
  readonly ahead: number;
  readonly offerExpiresAt: Date | null;
  /** Why it was cancelled, as the host says. */
  readonly endedWords: string;
  /** Shows the answer, and changes it. */
  readonly answerUrl: string;
  /** The code for the door; null where there is nothing to let in. */
  readonly code: string | null;
};

type Told = { readonly subject: string; readonly heading: string; readonly text: string; readonly button: string };

/** "You are going", "a place for you", "it is off": what became of somebody's answer to an event, with the code for the door where they come. */
export function rsvpMail(input: RsvpMailInput): Promise<Mail> {
  const { brand, name, title, span, zone, writtenAt, code, onlineUrl, going, hostName, endedWords, news } = input;
  const when = spanInWords(span, zone, writtenAt);
  const { subject, heading, text, button } = tellOf(input, when);
  const online: MailBlock[] =
    going && onlineUrl !== '' && news !== 'off'
      ? [
          {
            kind: 'card',
            title: 'Where to join',
            lines: [onlineUrl, 'For those who come alone: please do not pass it on.'],
          },
        ]
      : [];
  const ticket: MailBlock[] = code === null ? [] : [{ kind: 'code', title: 'Show this at the door', code }];
  const words: MailBlock[] =
    news === 'off' && endedWords.trim() !== ''
      ? [{ kind: 'paragraph', text: `${hostName} writes: “${endedWords}”` }]
      : [];
  return renderMail({
    brand,
    subject,
    preheader: `${title}, ${when}`,
    heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${name}, ${text}` },
      ...words,
      { kind: 'card', title, lines: [when, input.where, input.address] },
      ...wasBlocks(input),
      ...costsBlocks(input),
      ...online,
      ...ticket,
      { kind: 'button', label: button, url: input.news === 'thanks' ? `${input.answerUrl}#feedback` : input.answerUrl },
      ...(going
        ? [
            {
              kind: 'quiet' as const,
              text: 'The link shows and changes your answer without signing in, so do not pass this mail on.',
            },
          ]
        : []),
    ],
    reason: `You get this mail because you answered to this event at ${brand.name}.`,
  });
}

/** What is another, and what it was. */
function wasBlocks({ news, was, span, where, zone, writtenAt }: RsvpMailInput): MailBlock[] {
  if (news !== 'moved' || !was) return [];
  const time = spanInWords(was.span, zone, writtenAt);
  const lines = [
    ...(time === spanInWords(span, zone, writtenAt) ? [] : [time]),
    ...(was.where === where || was.where === '' ? [] : [was.where]),
  ];
  return lines.length > 0 ? [{ kind: 'card', title: 'It was', lines }] : [];
}

const CHANGE = 'Change or cancel';
const LOOK = 'See my answer';

function tellOf(input: RsvpMailInput, when: string): Told {
  const { title, party, ahead, hostName, brand, zone, writtenAt, going } = input;
  const withGuests = party > 1 ? ` with ${countOf(party - 1, 'guest')}` : '';
  const about = `${title}, ${when}`;
  switch (input.news) {
    case 'going':
      return {
        subject: `You are going: ${about}`,
        heading: 'You are going',
        button: CHANGE,
        text: `you are going to ${title}${withGuests}.`,
      };
    case 'approved':
      return {
        subject: `You can come: ${about}`,
        heading: 'You can come',
        button: CHANGE,
        text: `${hostName} said yes: you are going to ${title}${withGuests}.`,
      };
    case 'place':
      return {
        subject: `You have a place: ${about}`,
        heading: 'You have a place',
        button: CHANGE,
        text: `a place became free, and it is yours: you are going to ${title}${withGuests}.`,
      };
    case 'asked':
      return {
        subject: `Asked for a place: ${about}`,
        heading: 'Your question is with the host',
        button: CHANGE,
        text: `${hostName} says who can come, and has your question. We write to you once they have answered.`,
      };
    case 'waiting':
      return {
        subject: `You are number ${ahead + 1} in line: ${about}`,
        heading: `You are number ${ahead + 1} in line`,
        button: CHANGE,
        text: `${title} is full. You are number ${ahead + 1} in line${withGuests}, and hear from us when a place becomes free.`,
      };
    case 'offered': {
      const until = momentInWords(input.offerExpiresAt ?? writtenAt, zone, writtenAt);
      return {
        subject: `A place for you until ${until}: ${title}`,
        heading: 'A place for you',
        button: 'Take it, or let it go',
        text: `a place became free, and we keep it for you${withGuests} until ${until}. After that the next in line has it.`,
      };
    }
    case 'lapsed':
      return {
        subject: `The place went on: ${about}`,
        heading: 'The place went on',
        button: LOOK,
        text: `nobody took the place that we kept for you, so it went to the next in line. Where a place is still free, you can take it.`,
      };
    case 'declined':
      return {
        subject: `No place this time: ${about}`,
        heading: 'No place this time',
        button: LOOK,
        text: `${hostName} could not give you a place.`,
      };
    case 'removed':
      return {
        subject: `You are off the list: ${about}`,
        heading: 'You are off the list',
        button: LOOK,
        text: `${hostName} took you off the list of those who come. Your place is free again.`,
      };
    case 'cancelled':
      return {
        subject: `You are not coming: ${about}`,
        heading: 'You are not coming',
        button: LOOK,
        text: `you gave your place back. Changed your mind? The button leads to your answer.`,
      };
    case 'moved':
      return {
        subject: `Changed: ${about}`,
        heading: 'It has changed',
        button: CHANGE,
        text: going
          ? `the time or the place of ${title} has changed. You are still going; this is how it is now.`
          : `the time or the place of ${title} has changed. This is how it is now; your answer stays.`,
      };
    case 'off':
      return {
        subject: `Cancelled: ${about}`,
        heading: 'It is cancelled',
        button: LOOK,
        text: `${title} does not take place on this date.`,
      };
    case 'reminder':
      return {
        subject: `Soon: ${about}`,
        heading: 'See you soon',
        button: CHANGE,
        text: `you are going to ${title}${withGuests}. Cannot make it? Say so, and somebody who waits can come.`,
      };
    case 'thanks':
      return {
        subject: `Thank you for coming: ${title}`,
        heading: 'Thank you for coming',
        button: 'Say how it was',
        text: `it was good to have you there. ${hostName} and ${brand.name} say thank you. A minute of yours helps them with the next one: say how it was, with your name or without.`,
      };
  }
}

export type ConfirmRsvpInput = EventSetting & {
  readonly span: TimeRange;
  readonly party: number;
  readonly ticket: AgreedTicket | null;
  readonly confirmUrl: string;
  readonly expiresAt: Date;
};

/** "Was it you?": to an address that somebody wants to come with. The only mail before it is confirmed. */
export function confirmRsvpMail(input: ConfirmRsvpInput): Promise<Mail> {
  const { brand, name, title, span, zone, writtenAt, party } = input;
  const when = spanInWords(span, zone, writtenAt);
  const withGuests = party > 1 ? ` with ${countOf(party - 1, 'guest')}` : '';
  return renderMail({
    brand,
    subject: `Confirm that you come: ${title}, ${when}`,
    preheader: 'One step, then your answer counts',
    heading: 'One step left',
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${name}, you want to come to ${title}${withGuests}. Confirm that this is your address, and your answer counts. Until then no place is kept.`,
      },
      { kind: 'card', title, lines: [when, input.where, input.address] },
      ...costsBlocks({ ticket: input.ticket, party, news: 'asked', paid: 0, charged: false, going: false }),
      { kind: 'button', label: 'Yes, I come', url: input.confirmUrl, spelled: true },
      { kind: 'quiet', text: `The link works until ${momentInWords(input.expiresAt, zone, writtenAt)}.` },
    ],
    reason: `Somebody gave this address for an event at ${brand.name}. If that was not you, ignore this mail: nothing happens.`,
  });
}
