import { expect, it } from 'vitest';
import { errorCopy } from './error-copy';

const nearest = { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T10:00:00.000Z' };
const lisbon = { timeZone: 'Europe/Lisbon', words: '' };
const says = (code: string, details: object) => {
  const { title, hint } = errorCopy(code, details as Record<string, unknown>);
  return [title, hint];
};

it.each<[string, object, string, string]>([
  ['rule.too_short', { minMinutes: 30 }, 'At least 30 minutes at a time', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.too_long', { maxMinutes: 90 }, 'At most 1 hour 30 minutes at a time', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.not_whole_step', { every: 15 }, 'It is booked in steps of 15 minutes', 'Tue 24 Nov, 09:00–10:00 works.'],
  [
    'rule.start_not_allowed',
    { every: 60, starts: [] },
    'It starts on a step of 1 hour',
    'Tue 24 Nov, 09:00–10:00 works.',
  ],
  ['rule.start_not_allowed', { every: 30, starts: [540] }, 'It starts at 09:00', 'Tue 24 Nov, 09:00–10:00 works.'],
  [
    'rule.start_not_allowed',
    { every: 30, starts: [540, 780, 1050] },
    'It starts at 09:00, 13:00 or 17:30',
    'Tue 24 Nov, 09:00–10:00 works.',
  ],
  [
    'rule.start_not_allowed',
    { every: 30, starts: [0, 60, 120, 180, 240] },
    'It starts at 00:00, 01:00, 02:00, 03:00 or some other times',
    'Tue 24 Nov, 09:00–10:00 works.',
  ],
  ['rule.not_half_day', {}, 'It is booked by the half day', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.not_whole_day', {}, 'It is booked by the whole day', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.too_soon', { minMinutes: 60 }, 'Book at least 1 hour before it begins', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.too_far_ahead', { maxDays: 60 }, 'Book at most 60 days ahead', 'Tue 24 Nov, 09:00–10:00 works.'],
  ['rule.too_far_ahead', { maxDays: 0 }, 'Book it on the day itself', 'Tue 24 Nov, 09:00–10:00 works.'],
])('%s %j', (code, details, title, hint) => {
  expect(says(code, { ...lisbon, nearest, ...details })).toEqual([title, hint]);
});

it('limits say what is left', () => {
  const details = { ...lisbon, mostHours: 10, period: 'week', kind: 'meeting_room' };
  expect(says('rule.hours_used_up', { ...details, leftMinutes: 90, nearest })).toEqual([
    'At most 10 hours a week of meeting rooms',
    'You have 1 hour 30 minutes left that week. Tue 24 Nov, 09:00–10:00 works.',
  ]);
  expect(says('rule.hours_used_up', { ...details, leftMinutes: 0 })[1]).toBe(
    'You have none left that week. Give some time back, or pick another day.',
  );
  expect(says('rule.too_many_at_once', { ...lisbon, most: 1, has: 1, kind: null })).toEqual([
    'At most 1 booking at once',
    'Give one back, or wait until one is over.',
  ]);
});

it('the owner’s own words come first, then the figures, then what works', () => {
  const own = { ...lisbon, words: 'We need an hour to air the room.', minMinutes: 60, nearest };
  expect(says('rule.too_soon', own)).toEqual([
    'We need an hour to air the room.',
    'Book at least 1 hour before it begins. Tue 24 Nov, 09:00–10:00 works.',
  ]);
});

it('times are those of the space, over midnight with both dates', () => {
  const over = { startsAt: '2026-11-24T11:30:00.000Z', endsAt: '2026-11-24T14:00:00.000Z' };
  const howe = { words: '', timeZone: 'Australia/Lord_Howe', minMinutes: 30, nearest: over };
  expect(says('rule.too_short', howe)[1]).toBe('Tue 24 Nov 22:30 to Wed 25 Nov 01:00 works.');
  const midnight = { startsAt: '2026-11-24T11:30:00.000Z', endsAt: '2026-11-24T13:00:00.000Z' };
  expect(says('rule.too_short', { ...howe, nearest: midnight })[1]).toBe('Tue 24 Nov, 22:30–24:00 works.');
});

it('without a time that works it says what to do', () => {
  expect(says('rule.too_soon', { ...lisbon, minMinutes: 60 })[1]).toBe('Pick a later time.');
});
