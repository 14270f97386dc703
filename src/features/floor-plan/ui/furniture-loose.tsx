import type { Extent } from './furniture-piece';

const LINE = { stroke: 'var(--plan-line)', strokeWidth: 2.5 } as const;
const WOOD = { fill: 'var(--plan-wood)', ...LINE } as const;
const FABRIC = { fill: 'var(--plan-fabric)', ...LINE } as const;

/** A chair seen from above, facing up, centred on 0, 0: seat, back and arms. Shared with desks and meeting tables. */
export function Chair({ size = 46, fill = 'var(--plan-fabric)' }: { size?: number; fill?: string }) {
  const s = size / 46;
  return (
    <g transform={`scale(${s})`} {...LINE} fill={fill}>
      <rect x="-19" y="-20" width="38" height="36" rx="10" />
      <path d="M-21 6C-21 26 21 26 21 6" fill="none" strokeWidth="5" strokeLinecap="round" />
    </g>
  );
}

/** A chair at a place, turned so that it faces `facing` degrees clockwise from up. */
export function ChairAt({
  x,
  y,
  facing,
  size,
  fill,
}: {
  x: number;
  y: number;
  facing: number;
  size?: number;
  fill?: string;
}) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${facing})`}>
      <Chair size={size} fill={fill} />
    </g>
  );
}

export function Plant({ w, h }: Extent) {
  const r = Math.min(w, h) / 2;
  return (
    <g
      transform={`translate(${w / 2} ${h / 2})`}
      stroke="var(--plan-leaf-line)"
      strokeWidth="2"
      fill="var(--plan-leaf)"
    >
      <circle r={r * 0.42} fill="var(--plan-wood)" stroke="var(--plan-line)" />
      {[0, 51, 103, 154, 206, 257, 309].map((turn) => (
        <path
          key={turn}
          transform={`rotate(${turn})`}
          d={`M0 0C${r * 0.5} ${-r * 0.3} ${r * 0.4} ${-r * 0.9} 0 ${-r}C${-r * 0.4} ${-r * 0.9} ${-r * 0.3} ${-r * 0.3} 0 0Z`}
        />
      ))}
      <circle r={r * 0.1} fill="var(--plan-leaf-line)" stroke="none" />
    </g>
  );
}

/** A sofa along its longer side: back, arms, and a cushion for each seat. */
export function Sofa({ w, h }: Extent) {
  const upright = h > w;
  const [long, deep] = upright ? [h, w] : [w, h];
  const seats = Math.max(2, Math.round(long / 85));
  const each = (long - 36) / seats;
  return (
    <g transform={upright ? `translate(0 ${h}) rotate(-90)` : undefined} {...FABRIC}>
      <rect width={long} height={deep} rx="16" />
      <rect x="0" y="0" width={long} height={deep * 0.28} rx="12" />
      {Array.from({ length: seats }, (_, i) => (
        <rect
          key={i}
          x={18 + i * each + 1.5}
          y={deep * 0.28}
          width={each - 3}
          height={deep * 0.62}
          rx="9"
          fill="var(--plan-rug)"
        />
      ))}
    </g>
  );
}

export function Armchair({ w, h }: Extent) {
  return (
    <g {...FABRIC}>
      <rect width={w} height={h} rx="20" />
      <rect x={w * 0.2} y={h * 0.28} width={w * 0.6} height={h * 0.66} rx="10" fill="var(--plan-rug)" />
    </g>
  );
}

export function TableTop({ w, h }: Extent) {
  return (
    <g {...WOOD}>
      <rect width={w} height={h} rx="12" />
      <rect x="8" y="8" width={w - 16} height={h - 16} rx="7" fill="none" strokeWidth="1" opacity="0.6" />
    </g>
  );
}

/** A round table; with chairs about it where there is room for them. */
export function RoundTable({ w, h }: Extent) {
  const r = Math.min(w, h) / 2;
  const chairs = r >= 60 ? 4 : 0;
  return (
    <g transform={`translate(${w / 2} ${h / 2})`}>
      {Array.from({ length: chairs }, (_, i) => {
        const turn = 45 + (i * 360) / chairs;
        return (
          <g key={i} transform={`rotate(${turn}) translate(0 ${r - 22})`}>
            <Chair size={38} />
          </g>
        );
      })}
      <circle r={chairs ? r - 36 : r} {...WOOD} />
      <circle r={(chairs ? r - 36 : r) - 7} {...WOOD} fill="none" strokeWidth="1" opacity="0.6" />
    </g>
  );
}

export function LongTable({ w, h }: Extent) {
  const seats = Math.max(2, Math.floor((w - 20) / 68));
  const each = (w - 20) / seats;
  const top = h * 0.25;
  return (
    <g>
      {Array.from({ length: seats }, (_, i) => (
        <g key={i}>
          <ChairAt x={10 + each * (i + 0.5)} y={26} facing={180} size={40} />
          <ChairAt x={10 + each * (i + 0.5)} y={h - 26} facing={0} size={40} />
        </g>
      ))}
      <rect y={top} width={w} height={h - top * 2} rx="10" {...WOOD} />
      <path
        d={`M14 ${h / 2 - 8}H${w - 14}M14 ${h / 2 + 10}H${w - 14}`}
        stroke="var(--plan-line)"
        strokeWidth="1"
        opacity="0.6"
      />
    </g>
  );
}

export function Rug({ w, h }: Extent) {
  return (
    <g fill="var(--plan-rug)" stroke="var(--plan-line)" strokeOpacity="0.55">
      <rect width={w} height={h} rx="10" strokeWidth="2" />
      <rect x="14" y="14" width={w - 28} height={h - 28} rx="5" fill="none" strokeWidth="2" strokeDasharray="5 7" />
    </g>
  );
}

/** The welcome counter: a curved front, two places behind it. */
export function Reception({ w, h }: Extent) {
  return (
    <g>
      <ChairAt x={w * 0.32} y={34} facing={180} size={44} />
      <ChairAt x={w * 0.68} y={34} facing={180} size={44} />
      <path
        d={`M6 ${h * 0.36}C${w * 0.1} ${h * 1.12} ${w * 0.9} ${h * 1.12} ${w - 6} ${h * 0.36}L${w - 52} ${h * 0.3}C${w * 0.78} ${h * 0.68} ${w * 0.22} ${h * 0.68} 52 ${h * 0.3}Z`}
        {...WOOD}
        strokeLinejoin="round"
      />
    </g>
  );
}

export function WallBoard({ w, h }: Extent) {
  return <rect width={w} height={h} rx="3" fill="var(--plan-steel)" stroke="var(--plan-wall)" strokeWidth="2.5" />;
}

export function Bench({ w, h }: Extent) {
  return (
    <g {...WOOD}>
      <rect width={w} height={h} rx="8" />
      <path d={`M6 ${h / 3}H${w - 6}M6 ${(h / 3) * 2}H${w - 6}`} strokeWidth="1.5" />
    </g>
  );
}
