import { memo } from 'react';
import type { FloorDrawing } from '../floor-plan.contract';
import { pathOf } from '../domain/shape-geometry';
import { FurniturePiece } from './furniture-piece';

type Wall = FloorDrawing['walls'][number];
type Door = FloorDrawing['doors'][number];
type Pane = FloorDrawing['windows'][number];

/** What lies under the resources: floor, zones, rugs, walls, windows and doors. */
export const DrawingGround = memo(function DrawingGround({ drawing }: { drawing: FloorDrawing }) {
  const floor = pathOf(drawing.outline);
  return (
    <g aria-hidden="true" pointerEvents="none">
      <path
        d={floor}
        transform="translate(10 16)"
        fill="var(--plan-shadow)"
        stroke="var(--plan-shadow)"
        strokeWidth="24"
      />
      <path d={floor} fill="var(--plan-floor)" />
      {drawing.zones.map((zone, i) => (
        <path
          key={i}
          d={pathOf(zone.points)}
          fill={`var(--plan-${zone.tone})`}
          stroke={`var(--plan-${zone.tone})`}
          strokeWidth="12"
          strokeLinejoin="round"
        />
      ))}
      {drawing.furniture.map((f, i) => (f.kind === 'rug' ? <FurniturePiece key={i} {...f} /> : null))}
      {drawing.walls.map((wall, i) => (
        <WallLine key={i} wall={wall} />
      ))}
      {drawing.windows.map((pane, i) => (
        <WindowPane key={i} pane={pane} />
      ))}
      {drawing.doors.map((door, i) => (
        <DoorOpening key={i} door={door} />
      ))}
    </g>
  );
});

function WallLine({ wall }: { wall: Wall }) {
  const material = wall.material ?? 'solid';
  const d = pathOf(wall.points, wall.closed);
  const line = { fill: 'none', strokeLinejoin: 'miter', strokeLinecap: 'square' } as const;
  if (material === 'folding')
    return (
      <path d={d} {...line} strokeLinecap="butt" stroke="var(--plan-wall)" strokeWidth="6" strokeDasharray="22 10" />
    );
  if (material === 'glass')
    return (
      <>
        <path d={d} {...line} stroke="var(--plan-wall)" strokeWidth={wall.thickness + 2} />
        <path d={d} {...line} stroke="var(--plan-wall-glass)" strokeWidth={wall.thickness - 3} />
      </>
    );
  return <path d={d} {...line} stroke="var(--plan-wall)" strokeWidth={wall.thickness} />;
}

function WindowPane({ pane: { from, to, thickness } }: { pane: Pane }) {
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    <>
      <line {...line} stroke="var(--plan-floor)" strokeWidth={thickness + 1} />
      <line {...line} stroke="var(--plan-window)" strokeWidth={thickness - 10} />
      <line {...line} stroke="var(--plan-wall)" strokeWidth="2" opacity="0.5" />
    </>
  );
}

const hingeOf = ({ x, y, rotation }: Door) => `translate(${x} ${y}) rotate(${rotation})`;

function DoorOpening({ door }: { door: Door }) {
  return (
    <line transform={hingeOf(door)} x1="0" y1="0" x2={door.width} y2="0" stroke="var(--plan-floor)" strokeWidth="27" />
  );
}

/** The leaf standing open, and the quarter circle that it sweeps: drawn over the rooms, for many doors open into one. */
function DoorSwing({ door }: { door: Door }) {
  const { width, swing } = door;
  const side = swing === 'left' ? -1 : 1;
  return (
    <g transform={hingeOf(door)}>
      <path
        d={`M${width} 0A${width} ${width} 0 0 ${side === 1 ? 1 : 0} 0 ${side * width}`}
        fill="none"
        stroke="var(--plan-line)"
        strokeWidth="2.5"
        strokeDasharray="9 7"
      />
      <line x1="0" y1="0" x2="0" y2={side * width} stroke="var(--plan-wall)" strokeWidth="5" strokeLinecap="round" />
    </g>
  );
}

/** What stands on top: furniture and the names of places. */
export const DrawingFurniture = memo(function DrawingFurniture({
  drawing,
  scale,
}: {
  drawing: FloorDrawing;
  scale: number;
}) {
  const size = Math.min(34, Math.max(20, 11.5 / scale));
  return (
    <g aria-hidden="true" pointerEvents="none">
      {drawing.doors.map((door, i) => (
        <DoorSwing key={i} door={door} />
      ))}
      {drawing.furniture.map((f, i) => (f.kind === 'rug' ? null : <FurniturePiece key={i} {...f} />))}
      {11.5 / scale > 60
        ? null
        : drawing.labels.map((label, i) => (
            <text
              key={i}
              transform={`translate(${label.x} ${label.y}) rotate(${label.rotation ?? 0})`}
              textAnchor="middle"
              dominantBaseline="central"
              fontSize={size}
              letterSpacing="0.02em"
              fill="var(--plan-label)"
              stroke="var(--plan-floor)"
              strokeWidth={size / 5}
              strokeOpacity="0.75"
              paintOrder="stroke"
              fontStyle="italic"
            >
              {label.text}
            </text>
          ))}
    </g>
  );
});
