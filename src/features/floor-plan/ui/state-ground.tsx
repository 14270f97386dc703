import { outlineOf, pathOf } from '../domain/shape-geometry';
import type { PlanResourceState, ResourceShape } from '../floor-plan.contract';
import { hasPattern, patternId, stateFill, stateLine } from './state-look';

type Props = {
  plan: string;
  id: string;
  shape: ResourceShape;
  state: PlanResourceState;
  radius?: number;
};

/** The surface that shows a state: its colour and pattern. Partly free is split: the free share plain from the left, the rest hatched as taken. */
export function StateGround({ plan, id, shape, state: { state, freeShare }, radius = 4 }: Props) {
  const d = shape.points ? pathOf(outlineOf(shape)) : roundedPath(shape, radius);
  const partly = state === 'partly';
  const share = Math.min(0.92, Math.max(0.08, freeShare ?? 0));
  const clip = `${plan}-${id}-rest`;
  const turn = shape.rotation && !shape.points ? { transform: turnOf(shape) } : {};
  return (
    <g {...turn}>
      <path
        className="plan-ground"
        d={d}
        fill={partly ? stateFill('free') : stateFill(state)}
        stroke={stateLine(state)}
        strokeWidth="1.5"
        strokeDasharray={state === 'not_for_you' ? '5 4' : undefined}
        vectorEffect="non-scaling-stroke"
      />
      {hasPattern(state) ? (
        <g className="plan-pattern" pointerEvents="none" clipPath={partly ? `url(#${clip})` : undefined}>
          {partly ? <path d={d} fill={stateFill('taken')} /> : null}
          <path d={d} fill={`url(#${patternId(plan, state)})`} />
        </g>
      ) : null}
      {partly ? (
        <clipPath id={clip}>
          <rect x={shape.x + shape.width * share} y={shape.y} width={shape.width * (1 - share)} height={shape.height} />
        </clipPath>
      ) : null}
    </g>
  );
}

const turnOf = ({ x, y, width, height, rotation }: ResourceShape) =>
  `rotate(${rotation} ${x + width / 2} ${y + height / 2})`;

function roundedPath({ x, y, width, height }: ResourceShape, r: number): string {
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}q${r} 0 ${r} ${r}v${h}q0 ${r} ${-r} ${r}h${-w}q${-r} 0 ${-r} ${-r}v${-h}q0 ${-r} ${r} ${-r}z`;
}
