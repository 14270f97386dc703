import { expect, it } from 'vitest';
import { instantOf } from '@/kernel/zone';
import { changeWords, moveQuestion, type PlaceAndTime } from './change-words';

const timeZone = 'Europe/Lisbon';
const at = (resourceName: string, date: string, from: string, to: string): PlaceAndTime => ({
  resourceName,
  range: { startsAt: instantOf(`${date}T${from}`, timeZone), endsAt: instantOf(`${date}T${to}`, timeZone) },
});
const reader = { timeZone, locale: 'en-GB', today: '2026-11-23' };
const was = at('Desk 4', '2026-11-24', '09:00', '17:00');

it.each([
  [
    at('Desk 6', '2026-11-25', '09:00', '17:00'),
    'From Desk 4, Tue 24 Nov, 09:00–17:00 to Desk 6, Wed 25 Nov, 09:00–17:00',
  ],
  [at('Desk 6', '2026-11-24', '09:00', '17:00'), 'From Desk 4 to Desk 6, at the same time'],
  [at('Desk 4', '2026-11-24', '09:00', '18:00'), 'From 09:00–17:00 to 09:00–18:00, at Desk 4'],
  [
    at('Desk 6', '2026-11-24', '10:00', '17:00'),
    'From Desk 4, Tue 24 Nov, 09:00–17:00 to Desk 6, Tue 24 Nov, 10:00–17:00',
  ],
  [was, null],
])('says what would change', (to, words) => {
  expect(changeWords(was, to, reader)?.replace('Tues', 'Tue') ?? null).toBe(words);
});

it.each([
  [at('Desk 6', '2026-11-24', '09:00', '17:00'), 'Move to Desk 6, 09:00–17:00?', 'Move Ana to Desk 6, 09:00–17:00?'],
  [at('Desk 4', '2026-11-24', '10:00', '18:00'), 'Move to Desk 4, 10:00–18:00?', 'Move Ana to Desk 4, 10:00–18:00?'],
  [at('Desk 4', '2026-11-24', '09:00', '18:00'), 'Extend Desk 4 to 09:00–18:00?', 'Extend Ana to 09:00–18:00?'],
  [at('Desk 4', '2026-11-24', '10:00', '17:00'), 'Shorten Desk 4 to 10:00–17:00?', 'Shorten Ana to 10:00–17:00?'],
])('asks before a booking is pulled there', (to, own, whose) => {
  expect(moveQuestion(was, to, reader)).toBe(own);
  expect(moveQuestion(was, to, reader, 'Ana')).toBe(whose);
});

it('names the day where it is another one', () => {
  expect(moveQuestion(was, at('Desk 4', '2026-11-25', '09:00', '17:00'), reader)).toBe(
    'Move to Desk 4, Wed 25 Nov, 09:00–17:00?',
  );
});
