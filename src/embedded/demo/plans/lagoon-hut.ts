import type { FloorDrawing, ResourceShape } from '@/features/floor-plan/floor-plan.contract';
import {
  at,
  corners,
  deskShape,
  door,
  OUTER_WALL,
  pane,
  piece,
  roomShape,
  wall,
  type DemoPlan,
  type DemoResource,
} from './demo-plan';

const FLOOR = 'hut';
const outline = [at(60, 60), at(1340, 60), at(1340, 860), at(60, 860)];

const drawing: FloorDrawing = {
  width: 1400,
  height: 1120,
  outline,
  walls: [
    { points: outline, thickness: OUTER_WALL, closed: true },
    wall('solid', 900, 60, 900, 480),
    wall('glass', 900, 480, 1340, 480),
    wall('solid', 720, 60, 720, 270, 900, 270),
  ],
  windows: [
    pane(260, 860, 540, 860),
    pane(580, 860, 860, 860),
    pane(60, 320, 60, 640),
    pane(980, 60, 1260, 60),
    pane(1340, 130, 1340, 410),
    pane(280, 60, 520, 60),
  ],
  doors: [door(1010, 860, 110, 0, 'left'), door(960, 480, 85, 0, 'right'), door(740, 270, 80, 0, 'right')],
  zones: [
    { name: 'Veranda', tone: 'warm', points: corners(60, 872, 1280, 190) },
    { name: 'Hut', tone: 'calm', points: corners(72, 290, 690, 558) },
    { tone: 'green', points: corners(780, 490, 548, 358) },
  ],
  furniture: [
    piece('kitchen', 84, 76, 380, 66),
    piece('coffee', 474, 78, 60, 60),
    piece('round_table', 330, 190, 140, 140),
    piece('plant', 84, 180, 60, 60),
    piece('bookshelf', 556, 78, 140, 34),
    piece('rug', 380, 400, 330, 220),
    piece('sofa', 430, 405, 220, 86),
    piece('coffee_table', 490, 520, 100, 70),
    piece('plant', 88, 750, 84, 84),
    piece('lockers', 1284, 500, 44, 200),
    piece('printer', 1252, 760, 76, 66),
    piece('armchair', 1040, 580, 84, 84, 30),
    piece('armchair', 1150, 650, 84, 84, -30),
    piece('plant', 1190, 520, 60, 60),
    piece('plant', 1262, 86, 56, 56),
    piece('whiteboard', 908, 160, 12, 180),
    piece('bench', 140, 960, 300, 56),
    piece('round_table', 560, 910, 140, 140),
    piece('plant', 780, 930, 84, 84),
    piece('bench', 1160, 960, 150, 56),
  ],
  labels: [
    { x: 1010, y: 985, text: 'Veranda to the lagoon' },
    { x: 240, y: 250, text: 'Kitchen' },
  ],
};

const desk = (number: number, group: string | undefined, shape: ResourceShape): DemoResource => ({
  slug: `desk-${number}`,
  name: `Desk ${number}`,
  kind: 'desk',
  capacity: 1,
  floor: FLOOR,
  ...(group ? { group } : {}),
  shape,
  amenities: group ? ['Daylight', 'Lagoon view'] : ['Monitor', 'Height-adjustable'],
  description: group ? 'Under the south window, facing the lagoon.' : 'At the west window, with a monitor.',
  openToVisitors: true,
});

export const lagoonHut: DemoPlan = {
  floors: [{ slug: FLOOR, name: 'The hut', level: 0, drawing }],
  groups: [{ slug: 'lagoon-view', name: 'Lagoon view', floor: FLOOR }],
  resources: [
    ...[260, 410, 560, 710].map((x, i) => desk(i + 1, 'lagoon-view', deskShape(x, 700, 'top'))),
    ...[320, 480].map((y, i) => desk(i + 5, undefined, deskShape(84, y, 'right'))),
    {
      slug: 'heron',
      name: 'Heron',
      kind: 'meeting_room',
      capacity: 6,
      floor: FLOOR,
      shape: roomShape(906, 72, 1328, 474, 6),
      amenities: ['Screen', 'Whiteboard'],
      description: 'Six seats, named after the bird outside of its window.',
      openToVisitors: true,
    },
    {
      slug: 'shell',
      name: 'Shell',
      kind: 'phone_booth',
      capacity: 1,
      floor: FLOOR,
      shape: roomShape(726, 72, 894, 264, 1),
      amenities: ['Soundproof'],
      description: 'A quiet place for a call.',
      openToVisitors: true,
    },
  ],
};
