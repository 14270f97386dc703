import { hasLapsed, type Phase, type RsvpHow, type RsvpStatus } from './rsvp-state';

/** One date as far as somebody's own answer goes, with the words of its end. */
export type AnswerableDate = {
  readonly status: 'stands' | 'skipped' | 'cancelled';
  readonly phase: Phase;
  /** Null for any number. */
  readonly placesLeft: number | null;
  readonly mine: {
    readonly status: RsvpStatus;
    readonly how: RsvpHow | null;
    readonly offerExpiresAt: string | null;
    readonly checkedInAt: string | null;
  } | null;
};

/** How one's answer stands: `none` where one may still say something. */
export type Standing = 'off' | 'over' | 'in' | 'going' | 'offered' | 'waiting' | 'asked' | 'refused' | 'none';

export type OwnAnswer = {
  readonly standing: Standing;
  /** What saying "I come" would do. */
  readonly answer: 'come' | 'wait' | 'ask' | null;
  readonly change: boolean;
  readonly cancel: boolean;
};

/** What somebody can do about a date as it stands: what the server will decide by the table of decision 0023, for the buttons. */
export function ownAnswer(date: AnswerableDate, event: { out: boolean; approval: boolean }, now: Date): OwnAnswer {
  const nothing = { answer: null, change: false, cancel: false };
  const { mine, phase, placesLeft } = date;
  if (!event.out || date.status !== 'stands') return { standing: 'off', ...nothing };
  if (mine?.checkedInAt && mine.status === 'going') return { standing: 'in', ...nothing };
  if (phase === 'over') return { standing: 'over', ...nothing };
  const open = phase === 'open';
  const stands = mine && !hasLapsed({ ...mine, offerExpiresAt: dateOf(mine.offerExpiresAt) }, now) ? mine.status : null;
  if (stands === 'going') return { standing: 'going', answer: null, change: open, cancel: open || phase === 'not_yet' };
  if (stands === 'offered' || stands === 'waiting' || stands === 'asked')
    return { standing: stands, answer: null, change: open, cancel: true };
  if (mine?.status === 'declined' && mine.how === 'by_host') return { standing: 'refused', ...nothing };
  const answer = event.approval ? 'ask' : placesLeft === 0 ? 'wait' : 'come';
  return { standing: 'none', answer: open ? answer : null, change: false, cancel: false };
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));
