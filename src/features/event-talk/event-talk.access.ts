import type { EventDateId, MemberId, RsvpId } from '@/kernel/ids';

/** An answer of somebody who comes, or was to come, to a date that stands. */
export type OwnAnswer = {
  readonly rsvpId: RsvpId;
  readonly dateId: EventDateId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly in: boolean;
  /** Somebody was let in to this date: who was not, was not there. */
  readonly door: boolean;
};

/** Who speaks: a member, or whoever holds the link to an answer. */
export type Speaker = {
  readonly memberId: MemberId | null;
  readonly runs: boolean;
  /** Answers to dates that are to come or are not over for long; the earliest first. */
  readonly answers: readonly OwnAnswer[];
};

const DAY_MS = 86_400_000;
/** So long after a date those who came go on talking about it. */
export const TALK_DAYS = 30;
/** So long what somebody said of a date can be changed. */
const CHANGE_DAYS = 14;

/** Comments are read and written by those who come and by who runs the event; by nobody else. */
export const maySpeak = ({ runs, answers }: Speaker): boolean => runs || answers.length > 0;

/** Who was let in, or was coming where nobody checks in. */
export const wasThere = (answer: OwnAnswer): boolean => answer.in || !answer.door;

/** Photos are added from the start of a date on, by who was there. */
export const mayAddPhoto = (answer: OwnAnswer, now: Date): boolean => now >= answer.startsAt && wasThere(answer);

/** Feedback is given once a date is over, for a month, and changed for two weeks. */
export function feedbackIs(answer: OwnAnswer, givenAt: Date | null, now: Date): 'not_yet' | 'open' | 'shut' {
  if (now < answer.endsAt) return 'not_yet';
  const until = givenAt ? givenAt.getTime() + CHANGE_DAYS * DAY_MS : answer.endsAt.getTime() + TALK_DAYS * DAY_MS;
  return now.getTime() < until ? 'open' : 'shut';
}
