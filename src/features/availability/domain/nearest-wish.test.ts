import { describe, expect, it } from 'vitest';
import { nearWishes } from './nearest-wish';
import { NO_WISH, type Wish } from './wish';

const coming = ['2026-11-26', '2026-11-27'];
const near = (wish: Partial<Wish>, sizes = [1, 4, 8]) =>
  nearWishes({ ...NO_WISH, ...wish }, coming, sizes, () => 'desk');
const change = (wish: Partial<Wish>, by: string) =>
  near(wish)
    .filter((one) => one.by === by)
    .map((one) => one.wish);

describe('a wish that asks for a little less', () => {
  it('gives in step by step: day, time, amenity, size, length, kind', () => {
    const wish: Partial<Wish> = {
      kinds: ['meeting_room'],
      people: 6,
      amenities: ['Screen'],
      minutes: 90,
      days: ['2026-12-01'],
      parts: ['afternoon'],
    };
    expect(near(wish).map((one) => one.by)).toEqual([
      'other_day',
      'other_time',
      'without',
      'smaller',
      'shorter',
      'other_kind',
    ]);
  });
  it('looks at the coming days for another day', () =>
    expect(change({ days: ['2026-12-01'] }, 'other_day')[0]?.days).toEqual(coming));
  it('keeps the length of a range at another time', () =>
    expect(change({ from: '09:00', to: '11:30' }, 'other_time')).toEqual([{ ...NO_WISH, minutes: 150 }]));
  it('leaves out one amenity after the other, then all', () =>
    expect(change({ amenities: ['Screen', 'Whiteboard'] }, 'without').map((one) => one.amenities)).toEqual([
      ['Whiteboard'],
      ['Screen'],
      [],
    ]));
  it('takes the largest place that is smaller', () => {
    expect(change({ people: 6 }, 'smaller').map((one) => one.people)).toEqual([4]);
    expect(near({ people: 1 }).map((one) => one.by)).not.toContain('smaller');
  });
  it('takes another of the kind for a certain place, or out of the group', () => {
    expect(change({ places: ['desk 4'] }, 'other_place')).toEqual([{ ...NO_WISH, kinds: ['desk'] }]);
    expect(change({ group: 'Quiet room' }, 'other_place')).toEqual([NO_WISH]);
  });
  it('takes half as long, in quarter hours, half an hour at least', () => {
    expect(change({ minutes: 90 }, 'shorter')[0]?.minutes).toBe(45);
    expect(change({ minutes: 40 }, 'shorter')[0]?.minutes).toBe(30);
    expect(change({ minutes: 30 }, 'shorter')).toEqual([]);
  });
});
