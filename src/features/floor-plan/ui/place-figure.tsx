import { Phone } from 'lucide-react';
import { audience, deskParts, meetingTable, officeDesks } from '../domain/place-geometry';
import type { PlanResource, PlanResourceState } from '../floor-plan.contract';
import { ChairAt } from './furniture-loose';
import { StateGround } from './state-ground';

const WOOD = { fill: 'var(--plan-wood)', stroke: 'var(--plan-line)', strokeWidth: 2.5 } as const;

type FigureProps = { plan: string; resource: PlanResource; state: PlanResourceState };

/** What a place looks like from above, in the colours of its state: a desk is a desk, a room has its table and chairs. */
export function PlaceFigure(props: FigureProps) {
  const { resource, plan, state } = props;
  if (resource.kind === 'desk') return <DeskFigure {...props} />;
  if (resource.partsOf) return null;
  return (
    <>
      <StateGround plan={plan} id={resource.id} shape={resource.shape} state={state} />
      <g pointerEvents="none">
        <RoomFurniture resource={resource} />
      </g>
    </>
  );
}

function DeskFigure({ plan, resource, state }: FigureProps) {
  const { top, screen, chair } = deskParts(resource.shape);
  return (
    <>
      <rect {...boxOf(resource.shape)} fill="transparent" />
      <ChairAt {...chair} size={48} />
      <StateGround plan={plan} id={resource.id} shape={{ ...top, rotation: 0 }} state={state} radius={9} />
      <rect {...screen} rx="2.5" fill="var(--plan-wall)" opacity="0.75" pointerEvents="none" />
    </>
  );
}

const boxOf = ({ x, y, width, height }: PlanResource['shape']) => ({ x, y, width, height });

function RoomFurniture({ resource }: { resource: PlanResource }) {
  const { shape } = resource;
  const seats = shape.seats ?? resource.capacity;
  switch (resource.kind) {
    case 'meeting_room': {
      const { table, chairs } = meetingTable(shape, seats);
      return (
        <>
          {chairs.map((chair, i) => (
            <ChairAt key={i} {...chair} size={42} />
          ))}
          <rect {...table} rx="22" {...WOOD} />
        </>
      );
    }
    case 'private_office':
      return officeDesks(shape, seats).map(({ top, chair }, i) => (
        <g key={i}>
          <ChairAt {...chair} size={42} />
          <rect {...top} rx="7" {...WOOD} />
          <rect
            x={top.x + top.width / 2 - 28}
            y={top.y + 7}
            width="56"
            height="6"
            rx="2"
            fill="var(--plan-wall)"
            opacity="0.7"
          />
        </g>
      ));
    case 'phone_booth':
      return <BoothFurniture resource={resource} />;
    case 'event_space':
      return (
        <path
          d={audience(shape, seats)
            .map((p) => `M${p.x - 15} ${p.y - 14}h26q6 0 6 6v16q0 6 -6 6h-26q-6 0 -6 -6v-16q0 -6 6 -6zm36 0v28`)
            .join('')}
          fill="var(--plan-fabric)"
          stroke="var(--plan-line)"
          strokeWidth="2.2"
        />
      );
    default:
      return null;
  }
}

/** A shelf with a phone on it, and a seat. */
function BoothFurniture({ resource }: { resource: PlanResource }) {
  const { x, y, width, height } = resource.shape;
  const middle = x + width / 2;
  return (
    <>
      <rect x={x + 12} y={y + 10} width={width - 24} height="40" rx="7" {...WOOD} />
      <Phone x={middle - 13} y={y + 17} width={26} height={26} color="var(--plan-label)" strokeWidth={2} />
      <ChairAt x={middle} y={y + height * 0.42} facing={0} size={46} />
    </>
  );
}
