import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSpot, groundOf } from './free-spot';

const floor = { width: 1200, height: 800 };
const box = fc.record({
  x: fc.nat(1100),
  y: fc.nat(700),
  width: fc.integer({ min: 20, max: 400 }),
  height: fc.integer({ min: 20, max: 400 }),
  rotation: fc.constantFrom(0, 180),
});

test('a new desk covers no other where there is room, and lies on the floor always', () => {
  let roomy = 0;
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), fc.option(box, { nil: undefined }), (others, near) => {
      const spot = freeSpot(groundOf('desk'), floor, near ? [...others, near] : others, near);
      expect(spot.x >= 0 && spot.y >= 0).toBe(true);
      expect(spot.x + spot.width <= floor.width && spot.y + spot.height <= floor.height).toBe(true);
      const covers = others.some(
        (o) =>
          spot.x < o.x + o.width && o.x < spot.x + spot.width && spot.y < o.y + o.height && o.y < spot.y + spot.height,
      );
      if (!covers) roomy++;
      else expect([spot.x, spot.y]).toEqual([0, 0]);
    }),
  );
  expect(roomy).toBeGreaterThan(50);
});

test('a copy lies beside what it copies', () => {
  const near = { x: 100, y: 100, width: 140, height: 140, rotation: 0 };
  expect(freeSpot(near, floor, [near], near)).toMatchObject({ x: 260, y: 100, width: 140 });
  const wall = { x: 250, y: 0, width: 900, height: 790, rotation: 0 };
  expect(freeSpot(near, floor, [near, wall], near)).toMatchObject({ x: 100, y: 260 });
});

test('a room larger than its floor is made to fit, and one without a drawing finds a place', () => {
  expect(freeSpot(groundOf('event_space'), { width: 500, height: 300 }, [])).toMatchObject({ width: 500, height: 300 });
  expect(freeSpot(groundOf('desk'), null, [])).toMatchObject({ x: 0, y: 0 });
});
