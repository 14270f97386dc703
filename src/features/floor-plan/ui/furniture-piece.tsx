import type { ReactElement } from 'react';
import type { FloorDrawing, FurnitureKind } from '../floor-plan.contract';
import { Bookshelf, Coffee, Island, Kitchen, Lift, Lockers, Printer, Sink, Stairs, Toilet } from './furniture-fixed';
import {
  Armchair,
  Bench,
  LongTable,
  Plant,
  Reception,
  RoundTable,
  Rug,
  Sofa,
  TableTop,
  WallBoard,
} from './furniture-loose';

export type Extent = { w: number; h: number };

const DRAWN: Record<FurnitureKind, (extent: Extent) => ReactElement> = {
  plant: Plant,
  sofa: Sofa,
  armchair: Armchair,
  table: TableTop,
  round_table: RoundTable,
  long_table: LongTable,
  coffee_table: TableTop,
  kitchen: Kitchen,
  island: Island,
  coffee: Coffee,
  toilet: Toilet,
  sink: Sink,
  stairs: Stairs,
  lift: Lift,
  printer: Printer,
  lockers: Lockers,
  bookshelf: Bookshelf,
  rug: Rug,
  reception: Reception,
  whiteboard: WallBoard,
  screen: WallBoard,
  bench: Bench,
};

/** One piece of furniture in its box: each kind is drawn by a component of its own from its width and height. */
export function FurniturePiece({ kind, x, y, width, height, rotation }: FloorDrawing['furniture'][number]) {
  const Drawn = DRAWN[kind];
  const turn = rotation ? ` rotate(${rotation} ${width / 2} ${height / 2})` : '';
  return (
    <g transform={`translate(${x} ${y})${turn}`}>
      <Drawn w={width} h={height} />
    </g>
  );
}
