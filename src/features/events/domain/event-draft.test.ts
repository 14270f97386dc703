import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { NO_REPEAT } from '@/features/bookings/domain/repeat-form';
import { eventWishSchema } from '../events.contract';
import { asTemplate, draftOfWish, lengthOf, newDraft, newQuestion, wishOfDraft } from './event-draft';

const ZONE = 'Europe/Lisbon';
const ROOM = { id: newId<'resource'>(), capacity: 40 };
const DRAFT = { ...newDraft('2026-12-03', ROOM), title: 'Open breakfast' };
const WALL = { timeZone: ZONE, currency: 'EUR', coHosts: [] };
const wishOf = (draft: typeof DRAFT) => eventWishSchema.parse(wishOfDraft(draft, ZONE, 'EUR'));

describe('an event while it is written', () => {
  it('asks questions with what there is to choose from on lines, and none where nothing is chosen', () => {
    const asking = {
      ...DRAFT,
      questions: [
        { ...newQuestion('a'), ask: 'What do you eat?', kind: 'one' as const, options: ' Meat \n\nNo meat' },
        { ...newQuestion('b'), ask: 'Anything else?', options: 'left from before' },
      ],
    };
    expect(wishOf(asking).questions.map(({ options }) => options)).toEqual([['Meat', 'No meat'], []]);
    const back = draftOfWish(wishOf(asking), WALL).questions;
    expect(back.map(({ options }) => options)).toEqual(['Meat\nNo meat', '']);
  });

  it('becomes what the server is asked for', () => {
    expect(wishOf({ ...DRAFT, tags: 'food, , food, early' })).toMatchObject({
      title: 'Open breakfast',
      place: { is: 'resource', resourceId: ROOM.id },
      localStart: '2026-12-03T18:00',
      durationMinutes: 120,
      rrule: null,
      capacity: 40,
      tags: ['food', 'early'],
    });
  });
  it('comes back from it as it was, with its repeat and over midnight', () => {
    const repeat = { ...NO_REPEAT, every: 'weekly' as const, ends: { kind: 'count' as const, count: 5 } };
    const night = {
      ...DRAFT,
      from: '22:00',
      until: '01:30',
      endDays: 1,
      repeat,
      opens: { date: '2026-12-01', time: '09:00' },
    };
    expect(lengthOf(night)).toBe(210);
    expect(draftOfWish(wishOf(night), WALL)).toEqual(night);
  });
  it('may end on a later day', () => {
    const retreat = { ...DRAFT, from: '09:00', until: '09:00', endDays: 2 };
    expect(lengthOf(retreat)).toBe(2880);
    expect(draftOfWish(wishOf(retreat), WALL)).toEqual(retreat);
  });
  it('holds no room and no time around it where it is elsewhere', () => {
    const park = { ...DRAFT, placeIs: 'elsewhere' as const, placeWords: 'In the park', setupMinutes: 30 };
    expect(wishOf(park)).toMatchObject({ place: { is: 'elsewhere', words: 'In the park' }, setupMinutes: 0 });
  });
  it('is refused where a number is none, at its field', () => {
    const refused = eventWishSchema.safeParse(wishOfDraft({ ...DRAFT, capacity: 'many', title: ' ' }, ZONE, 'EUR'));
    expect(refused.error?.issues.map(({ path }) => path[0]).sort()).toEqual(['capacity', 'title']);
  });
  // 3 December 2026 is a Thursday, and so is the 10th; the 26th of November is one too.
  it.each([
    ['2026-11-26', '2026-12-03'],
    ['2026-12-03', '2026-12-10'],
    ['2026-12-04', '2026-12-10'],
  ])('is used again from %s on the next day of its name, %s', (today, date) => {
    const template = asTemplate({ ...DRAFT, rdates: ['2026-12-05T10:00'] }, today);
    expect(template).toMatchObject({ date, rdates: [], repeat: NO_REPEAT, title: 'Open breakfast' });
  });
});
