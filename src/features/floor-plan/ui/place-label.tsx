import { fitLabel } from '../domain/label-fit';
import { deskParts, labelRoom } from '../domain/place-geometry';
import type { PlanResource, PlanResourceState } from '../floor-plan.contract';
import { STATE_ICON, stateFill, stateInk, stateLine } from './state-look';

type Props = { resource: PlanResource; state: PlanResourceState; scale: number };

/** Names and state icons: drawn in screen pixels whatever the zoom, as much of the name as stays readable. */
export function PlaceLabel(props: Props) {
  return (
    <g pointerEvents="none" aria-hidden="true">
      {props.resource.kind === 'desk' ? <DeskLabel {...props} /> : <RoomLabel {...props} />}
    </g>
  );
}

/** The desk's name on its top; who or what has it sits on its chair. */
function DeskLabel({ resource, state, scale }: Props) {
  const room = labelRoom(resource);
  const fitted = fitLabel(resource.name, room.width * scale, room.height * scale);
  const { chair } = deskParts(resource.shape);
  const radius = Math.min(10, 25 * scale);
  return (
    <>
      {fitted ? (
        <g transform={`translate(${room.centre.x} ${room.centre.y}) scale(${1 / scale})`}>
          <Lines
            lines={fitted.lines}
            size={fitted.fontPx}
            ink={stateInk(state.state)}
            halo={stateFill(state.state === 'partly' ? 'free' : state.state)}
          />
        </g>
      ) : null}
      <g transform={`translate(${chair.x} ${chair.y}) scale(${1 / scale})`}>
        <Badge state={state} radius={radius} />
      </g>
    </>
  );
}

/** A room's name on a small plate with its state's icon. */
function RoomLabel({ resource, state, scale }: Props) {
  const room = labelRoom(resource);
  const narrow = room.width * scale < 96;
  const beside = narrow ? 10 : 42;
  const fitted = fitLabel(resource.name, room.width * scale - beside, room.height * scale - (narrow ? 24 : 10));
  const Icon = STATE_ICON[state.state];
  const place = `translate(${room.centre.x} ${room.centre.y}) scale(${1 / scale})`;
  if (!fitted)
    return (
      <g transform={place}>
        <Badge state={state} radius={Math.min(10, Math.max(5, room.width * scale * 0.3))} />
      </g>
    );
  const size = fitted.fontPx;
  const text = Math.max(...fitted.lines.map((line) => line.length)) * size * 0.57;
  const height = fitted.lines.length * size * 1.2 + 9;
  const plate = { fill: 'var(--surface)', stroke: stateLine(state.state), strokeWidth: 1.2 };
  if (narrow)
    return (
      <g transform={place}>
        <g transform={`translate(0 ${-height / 2 - 3})`}>
          <Badge state={state} radius={9} />
        </g>
        <g transform="translate(0 8)">
          <rect x={-text / 2 - 5} y={-height / 2} width={text + 10} height={height} rx="7" {...plate} />
          <Lines lines={fitted.lines} size={size} ink="var(--ink)" />
        </g>
      </g>
    );
  const width = text + 38;
  return (
    <g transform={place}>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={Math.min(13, height / 2)} {...plate} />
      <g transform={`translate(${-width / 2 + 14} 0)`}>
        <circle r="9" fill={stateFill(state.state)} />
        <Icon x={-6} y={-6} width={12} height={12} color={stateInk(state.state)} strokeWidth={2.4} />
      </g>
      <g transform="translate(9 0)">
        <Lines lines={fitted.lines} size={size} ink="var(--ink)" />
      </g>
    </g>
  );
}

function Badge({ state, radius }: { state: PlanResourceState; radius: number }) {
  const Icon = STATE_ICON[state.state];
  const icon = radius * 1.3;
  return (
    <>
      <circle r={radius} fill={stateFill(state.state)} stroke={stateLine(state.state)} strokeWidth="1.2" />
      {radius >= 5 ? (
        <Icon x={-icon / 2} y={-icon / 2} width={icon} height={icon} color={stateInk(state.state)} strokeWidth={2.4} />
      ) : null}
    </>
  );
}

function Lines({ lines, size, ink, halo }: { lines: readonly string[]; size: number; ink: string; halo?: string }) {
  return (
    <text
      textAnchor="middle"
      fontSize={size}
      fontWeight="600"
      fill={ink}
      stroke={halo}
      strokeWidth={halo ? 3.5 : undefined}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {lines.map((line, i) => (
        <tspan key={i} x="0" y={(i - (lines.length - 1) / 2) * size * 1.15} dominantBaseline="central">
          {i > 0 ? ` ${line}` : line}
        </tspan>
      ))}
    </text>
  );
}
