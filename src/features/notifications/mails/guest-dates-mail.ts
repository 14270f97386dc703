import type { TimeRange } from '@/kernel/time-range';
import type { MailBlock, Mail } from '../domain/mail-document';
import { usualTimes } from '../domain/booking-words';
import { countOf, datesByMonth } from '../domain/spoken-times';
import type { GuestMailInput } from './guest-mail';
import { renderMail } from './render-mail';

export type GuestDatesMailInput = Omit<GuestMailInput, 'where' | 'kind'> & {
  /** When and where they are expected that they were not, whereto it has moved, and when no longer. */
  readonly invited: readonly PlacedDate[];
  readonly moved: readonly PlacedDate[];
  readonly off: readonly PlacedDate[];
};
type PlacedDate = TimeRange & { readonly resourceName: string };

/** For somebody whom a member brings along on many dates: all that one act made of them, in one mail. */
export function guestDatesMail(input: GuestDatesMailInput): Promise<Mail> {
  const { brand, guestName, hostName, spaceName, address, invited, moved, off } = input;
  const places = [...new Set([...invited, ...moved, ...off].map((one) => one.resourceName))];
  const where = places.length === 1 ? places[0]! : countOf(places.length, 'place');
  const on = invited.length + moved.length;
  const title = on === 0 ? 'Cancelled' : moved.length + off.length > 0 ? 'Changed' : 'Invited';
  const dates = countOf(on === 0 ? off.length : on, 'date');
  return renderMail({
    brand,
    subject: `${title}: ${where} at ${spaceName}, ${dates}`,
    preheader: `${dates}, ${spaceName}`,
    heading:
      on === 0 ? 'You need not come' : title === 'Invited' ? `${hostName} expects you` : 'Your dates have changed',
    blocks: [
      { kind: 'paragraph', text: `Hello ${guestName}, ${sentenceOf(input, title)}` },
      { kind: 'card', title: places.length === 1 ? `${where} at ${spaceName}` : spaceName, lines: [address] },
      ...months('Come then', invited, input),
      ...months('Moved to', moved, input),
      ...months('No longer', off, input),
      { kind: 'quiet', text: 'The attached file brings your calendar up to date: open it.' },
    ],
    reason: `${brand.name} sent you this because ${hostName} named you as a guest. Times are those of the space.`,
  });
}

const sentenceOf = ({ hostName, spaceName }: GuestDatesMailInput, title: 'Cancelled' | 'Changed' | 'Invited'): string =>
  ({
    Invited: `${hostName} expects you at ${spaceName} on several dates.`,
    Changed: `when and where ${hostName} expects you has changed.`,
    Cancelled: `${hostName} no longer expects you then.`,
  })[title];

/** The dates at each place, named where there are several. */
function months(title: string, dates: readonly PlacedDate[], input: GuestDatesMailInput): MailBlock[] {
  const all = [...input.invited, ...input.moved, ...input.off];
  const isAlone = all.every(({ resourceName }) => resourceName === all[0]?.resourceName);
  const places = [...new Set(dates.map(({ resourceName }) => resourceName))];
  return places.map((place): MailBlock => {
    const there = dates.filter(({ resourceName }) => resourceName === place);
    const times = usualTimes(there, input);
    const named = `${title}${isAlone ? '' : `, ${place}`} (${there.length})${times ? `, ${times}` : ''}`;
    return { kind: 'months', title: named, months: datesByMonth(there, input.zone, input.writtenAt, times) };
  });
}
