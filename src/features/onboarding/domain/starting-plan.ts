import type { FloorDrawing, ResourceShape } from '@/features/floor-plan/floor-plan.contract';
import type { ResourceKind } from '@/kernel/resource-kind';

type StartingResource = {
  readonly name: string;
  readonly kind: ResourceKind;
  readonly capacity: number;
  readonly shape: ResourceShape;
};

/** Centimetres. One room of ten by seven metres: desks along both windows, a meeting room in the corner. */
const WIDTH = 1000;
const HEIGHT = 700;
const outline = [
  { x: 40, y: 40 },
  { x: WIDTH - 40, y: 40 },
  { x: WIDTH - 40, y: HEIGHT - 40 },
  { x: 40, y: HEIGHT - 40 },
];
const WALL = 24;

/** What a new space begins with, until its owner draws their own: enough to book the first desk at once. */
export const startingDrawing: FloorDrawing = {
  width: WIDTH,
  height: HEIGHT,
  outline,
  walls: [
    { points: outline, thickness: WALL, closed: true },
    {
      points: [
        { x: 640, y: 40 },
        { x: 640, y: 330 },
        { x: 960, y: 330 },
      ],
      thickness: 8,
      material: 'glass',
    },
  ],
  windows: [
    { from: { x: 100, y: 40 }, to: { x: 560, y: 40 }, thickness: WALL },
    { from: { x: 100, y: 660 }, to: { x: 560, y: 660 }, thickness: WALL },
  ],
  doors: [
    { x: 760, y: 660, width: 100, rotation: 0, swing: 'left' },
    { x: 680, y: 330, width: 85, rotation: 0, swing: 'right' },
  ],
  zones: [{ tone: 'calm', points: outline }],
  furniture: [
    { kind: 'plant', x: 880, y: 580, width: 60, height: 60, rotation: 0 },
    { kind: 'kitchen', x: 640, y: 350, width: 240, height: 62, rotation: 0 },
  ],
  labels: [],
};

const desk = (number: number, x: number, y: number, chairSide: 'top' | 'bottom'): StartingResource => ({
  name: `Desk ${number}`,
  kind: 'desk',
  capacity: 1,
  shape: { x, y, width: 150, height: 140, rotation: 0, seats: 1, chairSide },
});

export const startingResources: readonly StartingResource[] = [
  ...[70, 240, 410].map((x, i) => desk(i + 1, x, 60, 'bottom')),
  ...[70, 240, 410].map((x, i) => desk(i + 4, x, 500, 'top')),
  {
    name: 'Meeting room',
    kind: 'meeting_room',
    capacity: 6,
    shape: { x: 648, y: 56, width: 296, height: 268, rotation: 0, seats: 6 },
  },
];

/** Monday to Friday, nine to six. */
export const startingHours = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opensMinute: 9 * 60,
  closesMinute: 18 * 60,
}));
