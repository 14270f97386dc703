import { expect, test } from 'vitest';
import { movedShape } from './moved-shape';

const room = {
  ...{ x: 100, y: 100, width: 200, height: 100, rotation: 0, seats: 6 },
  points: [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
    { x: 300, y: 150 },
    { x: 200, y: 200 },
    { x: 100, y: 200 },
  ],
};

test('a desk is where it was put, chairs and all', () => {
  const desk = { x: 0, y: 0, width: 140, height: 140, rotation: 0, seats: 1, chairSide: 'top' as const };
  const to = { x: 10.5, y: 20, width: 160, height: 80, rotation: 45 };
  expect(movedShape(desk, to)).toEqual({ ...desk, ...to });
  expect(movedShape(null, to)).toEqual(to);
});

test('an outline moves and grows with its room, and is never turned', () => {
  const moved = movedShape(room, { x: 0, y: 50, width: 400, height: 50, rotation: 90 });
  expect(moved).toMatchObject({ x: 0, y: 50, width: 400, height: 50, rotation: 0, seats: 6 });
  expect(moved.points).toEqual([
    { x: 0, y: 50 },
    { x: 400, y: 50 },
    { x: 400, y: 75 },
    { x: 200, y: 100 },
    { x: 0, y: 100 },
  ]);
});

test('there and back is where it was', () => {
  const { x, y, width, height, rotation } = room;
  const away = movedShape(room, { x: 733, y: 12, width: 333, height: 97, rotation: 0 });
  const back = movedShape(away, { x, y, width, height, rotation });
  back.points!.forEach((point, at) => {
    expect(point.x).toBeCloseTo(room.points[at]!.x, 1);
    expect(point.y).toBeCloseTo(room.points[at]!.y, 1);
  });
});
