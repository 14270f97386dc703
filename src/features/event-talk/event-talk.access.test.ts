import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { feedbackIs, mayAddPhoto, maySpeak, wasThere, type OwnAnswer } from './event-talk.access';

const at = (text: string) => new Date(`2026-12-${text}Z`);
const answer: OwnAnswer = {
  ...{ rsvpId: newId<'rsvp'>(), dateId: newId<'event_date'>(), in: false, door: false },
  ...{ startsAt: at('03T18:00'), endsAt: at('03T20:00') },
};

it('who comes or runs it speaks', () => {
  expect(maySpeak({ memberId: null, runs: false, answers: [answer] })).toBe(true);
  expect(maySpeak({ memberId: newId<'member'>(), runs: true, answers: [] })).toBe(true);
  expect(maySpeak({ memberId: newId<'member'>(), runs: false, answers: [] })).toBe(false);
});

it.each([
  ['going, and nobody checks in', false, false, true],
  ['going, and others were let in', false, true, false],
  ['in', true, true, true],
])('was there: %s', (_, isIn, door, there) => {
  expect(wasThere({ ...answer, in: isIn, door })).toBe(there);
});

it('photos from the start on', () => {
  expect(mayAddPhoto(answer, at('03T17:59'))).toBe(false);
  expect(mayAddPhoto(answer, at('03T18:00'))).toBe(true);
  expect(mayAddPhoto({ ...answer, door: true }, at('03T19:00'))).toBe(false);
});

describe('feedback', () => {
  it.each([
    // Given once it is over, for thirty days.
    ['03T19:59', null, 'not_yet'],
    ['03T20:00', null, 'open'],
    ['31T23:00', null, 'open'],
    // Changed for fourteen days from when it was given.
    ['18T08:59', '04T09:00', 'open'],
    ['18T09:00', '04T09:00', 'shut'],
  ])('at %s, given %s: %s', (now, given, is) => {
    expect(feedbackIs(answer, given === null ? null : at(given), at(now))).toBe(is);
  });
  it('is shut a month after the date', () => {
    expect(feedbackIs(answer, null, new Date('2027-01-02T19:59Z'))).toBe('open');
    expect(feedbackIs(answer, null, new Date('2027-01-02T20:00Z'))).toBe('shut');
  });
});
