import { memo } from 'react';
import { fitLabel } from '../domain/label-fit';
import { looksSame } from '../domain/resource-state';
import { outlineOf, pathOf } from '../domain/shape-geometry';
import { spokenName } from '../domain/state-words';
import type { PlanResource, PlanResourceState } from '../floor-plan.contract';
import { PlaceFigure } from './place-figure';
import { PlaceLabel } from './place-label';
import { STATE_ICON, stateFill, stateInk, stateLine } from './state-look';

type Props = {
  plan: string;
  resource: PlanResource;
  state: PlanResourceState;
  range: string;
  /** Screen pixels per centimetre, in steps. */
  scale: number;
  tabbable: boolean;
  selected: boolean;
};

export const placeId = (plan: string, resourceId: string) => `${plan}-place-${resourceId}`;

/**
 * One resource on the plan. Drawn again only when it looks different: fifty of them stand on a floor, and one booking changes one.
 * Pointer and keys are heard by the plan, so that no handler of its own breaks that.
 */
export const PlanPlace = memo(
  function PlanPlace({ plan, resource, state, range, scale, tabbable, selected }: Props) {
    const outline = pathOf(outlineOf(resource.shape));
    return (
      <g
        id={placeId(plan, resource.id)}
        className="plan-place"
        role="option"
        aria-label={spokenName(resource, state, range)}
        aria-selected={selected}
        tabIndex={tabbable ? 0 : -1}
        data-resource={resource.id}
        data-state={state.state}
      >
        {resource.partsOf ? (
          <WholeFigure resource={resource} state={state} scale={scale} />
        ) : (
          <>
            <PlaceFigure plan={plan} resource={resource} state={state} />
            <PlaceLabel resource={resource} state={state} scale={scale} />
          </>
        )}
        <Ring d={outline} className="plan-focus" />
        {selected ? <Ring d={outline} className="plan-selected" /> : null}
      </g>
    );
  },
  (a, b) =>
    looksSame(a.state, b.state) &&
    a.resource === b.resource &&
    a.range === b.range &&
    a.scale === b.scale &&
    a.tabbable === b.tabbable &&
    a.selected === b.selected &&
    a.plan === b.plan,
);

/** Two strokes, light under dark, so that the ring shows on every ground. */
function Ring({ d, className }: { d: string; className: string }) {
  const line = { d, fill: 'none', strokeLinejoin: 'round', vectorEffect: 'non-scaling-stroke' } as const;
  return (
    <g className={className} pointerEvents="none">
      <path {...line} stroke="var(--surface)" strokeWidth="7" />
      <path {...line} stroke="var(--accent-ink)" strokeWidth="3" />
    </g>
  );
}

/** A resource made of others lies around them: its rim and its plate can be tapped, its parts stay free to tap. */
function WholeFigure({ resource, state, scale }: Pick<Props, 'resource' | 'state' | 'scale'>) {
  const { x, y, width, height } = resource.shape;
  const Icon = STATE_ICON[state.state];
  const size = fitLabel(resource.name, width * scale * 0.4, 40)?.fontPx ?? 10;
  const text = resource.name;
  const plate = text.length * size * 0.57 + 40;
  const inset = 10;
  return (
    <>
      <rect
        x={x + inset}
        y={y + inset}
        width={width - inset * 2}
        height={height - inset * 2}
        rx="10"
        fill="none"
        stroke={stateLine(state.state)}
        strokeWidth="2"
        strokeDasharray="8 5"
        vectorEffect="non-scaling-stroke"
        pointerEvents="stroke"
      />
      <g transform={`translate(${x + width / 2} ${y + height - inset}) scale(${1 / scale})`}>
        <rect
          className="plan-ground"
          x={-plate / 2}
          y="-27"
          width={plate}
          height="27"
          rx="9"
          fill="var(--surface)"
          stroke={stateLine(state.state)}
          strokeWidth="1.4"
        />
        <g pointerEvents="none" transform="translate(0 -13.5)">
          <circle cx={-plate / 2 + 15} r="9" fill={stateFill(state.state)} />
          <Icon x={-plate / 2 + 9} y={-6} width={12} height={12} color={stateInk(state.state)} strokeWidth={2.4} />
          <text
            x="11"
            textAnchor="middle"
            dominantBaseline="central"
            fontSize={size}
            fontWeight="600"
            fill="var(--ink)"
          >
            {text}
          </text>
        </g>
      </g>
    </>
  );
}
