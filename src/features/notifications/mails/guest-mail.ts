import type { MailBrand, Mail } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import type { PlaceAndTime } from './booking-changed-mail';
import { renderMail } from './render-mail';

export type GuestMailInput = {
  readonly kind: 'invited' | 'moved' | 'off';
  readonly brand: MailBrand;
  readonly guestName: string;
  readonly hostName: string;
  readonly where: PlaceAndTime;
  readonly spaceName: string;
  readonly address: string;
  readonly zone: string;
  readonly writtenAt: Date;
};

/** For somebody whom a member brings along: come then and there, it has moved, or you need not come. */
export function guestMail(input: GuestMailInput): Promise<Mail> {
  const { kind, brand, guestName, hostName, where, spaceName, address, zone, writtenAt } = input;
  const when = spanInWords(where.span, zone, writtenAt);
  const words = {
    invited: {
      title: 'Invited',
      heading: `${hostName} expects you`,
      sentence: `${hostName} expects you at ${spaceName}.`,
      file: 'The attached file puts it in your calendar.',
    },
    moved: {
      title: 'Moved',
      heading: 'It has moved',
      sentence: `where and when ${hostName} expects you has changed.`,
      file: 'The attached file changes it in your calendar.',
    },
    off: {
      title: 'Cancelled',
      heading: 'You need not come',
      sentence: `${hostName} no longer expects you then.`,
      file: 'The attached file takes it out of your calendar.',
    },
  }[kind];
  return renderMail({
    brand,
    subject: `${words.title}: ${where.resourceName} at ${spaceName}, ${when}`,
    preheader: `${when}, ${spaceName}`,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${guestName}, ${words.sentence}` },
      { kind: 'card', title: `${where.resourceName} at ${spaceName}`, lines: [when, address] },
      { kind: 'quiet', text: words.file },
    ],
    reason: `${brand.name} sent you this because ${hostName} named you as a guest. Times are those of the space.`,
  });
}
