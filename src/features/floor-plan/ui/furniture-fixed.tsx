import type { Extent } from './furniture-piece';

const LINE = { stroke: 'var(--plan-line)', strokeWidth: 2.5 } as const;
const WOOD = { fill: 'var(--plan-wood)', ...LINE } as const;
const STEEL = { fill: 'var(--plan-steel)', ...LINE } as const;
const THIN = { fill: 'none', stroke: 'var(--plan-line)', strokeWidth: 1.8 } as const;

const times = (count: number) => Array.from({ length: Math.max(0, count) }, (_, i) => i);

/** A kitchen run: worktop, sink, hob with four rings, and the fridge at its end. */
export function Kitchen({ w, h }: Extent) {
  const sink = w * 0.2;
  const hob = w * 0.52;
  return (
    <g>
      <rect width={w} height={h} rx="6" {...WOOD} />
      <rect x={w - 74} width="74" height={h} rx="6" {...STEEL} />
      <path d={`M${w - 62} ${h - 10}H${w - 40}`} {...THIN} strokeWidth="3" />
      <rect x={sink - 46} y={h * 0.2} width="62" height={h * 0.6} rx="9" {...STEEL} />
      <rect x={sink + 22} y={h * 0.2} width="42" height={h * 0.6} rx="9" {...STEEL} />
      <path d={`M${sink + 18} ${h * 0.08}V${h * 0.4}`} {...THIN} strokeWidth="4" strokeLinecap="round" />
      <rect x={hob - 40} y={h * 0.12} width="80" height={h * 0.76} rx="6" {...STEEL} />
      {[-18, 18].map((dx) =>
        [0.34, 0.68].map((dy) => (
          <circle key={`${dx}${dy}`} cx={hob + dx} cy={h * dy} r="9" {...THIN} strokeWidth="2.4" />
        )),
      )}
      <path d={`M${w * 0.34} 0V${h}M${w * 0.7} 0V${h}`} {...THIN} opacity="0.5" />
    </g>
  );
}

/** A worktop in the middle of the room with stools along its far side. */
export function Island({ w, h }: Extent) {
  const stools = Math.max(2, Math.floor(w / 72));
  return (
    <g>
      {times(stools).map((i) => (
        <circle key={i} cx={(w / stools) * (i + 0.5)} cy={h - 17} r="16" fill="var(--plan-fabric)" {...LINE} />
      ))}
      <rect width={w} height={h - 34} rx="9" {...WOOD} />
      <rect x="9" y="9" width={w - 18} height={h - 52} rx="5" {...THIN} strokeWidth="1" />
    </g>
  );
}

export function Coffee({ w, h }: Extent) {
  return (
    <g>
      <rect width={w} height={h} rx="8" {...STEEL} />
      <circle cx={w / 2} cy={h * 0.4} r={w * 0.2} {...THIN} strokeWidth="2.5" />
      <path
        d={`M${w * 0.34} ${h * 0.72}H${w * 0.62}V${h * 0.84}Q${w * 0.48} ${h * 0.98} ${w * 0.34} ${h * 0.84}ZM${w * 0.62} ${h * 0.75}q${w * 0.12} ${h * 0.05} 0 ${h * 0.1}`}
        {...THIN}
      />
    </g>
  );
}

export function Toilet({ w, h }: Extent) {
  return (
    <g {...STEEL} fill="var(--plan-floor)">
      <rect x={w * 0.08} width={w * 0.84} height={h * 0.3} rx="6" />
      <ellipse cx={w / 2} cy={h * 0.64} rx={w * 0.38} ry={h * 0.36} />
      <ellipse cx={w / 2} cy={h * 0.66} rx={w * 0.22} ry={h * 0.22} strokeWidth="1.5" />
    </g>
  );
}

export function Sink({ w, h }: Extent) {
  return (
    <g {...STEEL} fill="var(--plan-floor)">
      <rect width={w} height={h} rx="8" />
      <ellipse cx={w / 2} cy={h * 0.56} rx={w * 0.34} ry={h * 0.3} strokeWidth="1.8" />
      <circle cx={w / 2} cy={h * 0.14} r="4" fill="var(--plan-line)" stroke="none" />
    </g>
  );
}

/** Steps, and the arrow that every plan draws: where it goes up. */
export function Stairs({ w, h }: Extent) {
  const steps = Math.floor(h / 28);
  return (
    <g>
      <rect width={w} height={h} {...STEEL} fill="var(--plan-stone)" />
      {times(steps - 1).map((i) => (
        <path key={i} d={`M0 ${(h / steps) * (i + 1)}H${w}`} {...THIN} />
      ))}
      <path
        d={`M${w * 0.78} ${h - 24}V34M${w * 0.78 - 12} 50L${w * 0.78} 30L${w * 0.78 + 12} 50`}
        {...THIN}
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx={w * 0.78} cy={h - 22} r="6" fill="var(--plan-line)" />
    </g>
  );
}

export function Lift({ w, h }: Extent) {
  const [x, y] = [w / 2, h / 2];
  return (
    <g>
      <rect width={w} height={h} {...STEEL} />
      <rect x="12" y="12" width={w - 24} height={h - 24} {...THIN} />
      <path d={`M12 12L${w - 12} ${h - 12}M${w - 12} 12L12 ${h - 12}`} {...THIN} opacity="0.6" />
      <rect x={x - 24} y={y - 26} width="48" height="52" rx="8" {...STEEL} />
      <path d={`M${x - 10} ${y - 5}l10 -11 10 11M${x - 10} ${y + 5}l10 11 10 -11`} {...THIN} strokeWidth="3.4" />
    </g>
  );
}

export function Printer({ w, h }: Extent) {
  return (
    <g>
      <rect width={w} height={h} rx="8" {...STEEL} />
      <rect x={w * 0.2} y={h * 0.1} width={w * 0.6} height={h * 0.3} rx="3" {...THIN} fill="var(--plan-floor)" />
      <path d={`M${w * 0.16} ${h * 0.62}H${w * 0.84}`} {...THIN} strokeWidth="3" />
      <circle cx={w * 0.84} cy={h * 0.82} r="4" fill="var(--plan-leaf-line)" />
    </g>
  );
}

export function Lockers({ w, h }: Extent) {
  const upright = h > w;
  const doors = Math.max(2, Math.round(Math.max(w, h) / 44));
  return (
    <g>
      <rect width={w} height={h} rx="4" {...STEEL} />
      {times(doors).map((i) =>
        upright ? (
          <g key={i}>
            <path d={`M0 ${(h / doors) * i}H${w}`} {...THIN} />
            <circle cx={w * 0.24} cy={(h / doors) * (i + 0.5)} r="3" fill="var(--plan-line)" />
          </g>
        ) : (
          <g key={i}>
            <path d={`M${(w / doors) * i} 0V${h}`} {...THIN} />
            <circle cx={(w / doors) * (i + 0.5)} cy={h * 0.76} r="3" fill="var(--plan-line)" />
          </g>
        ),
      )}
    </g>
  );
}

/** Spines of unequal thickness, always the same ones for one width. */
const SPINES = [11, 7, 14, 9, 8, 16, 7, 10, 12, 8, 6, 13, 9];
const BOOKS = ['var(--plan-leaf)', 'var(--plan-fabric)', 'var(--plan-window)', 'var(--plan-wood)', 'var(--plan-line)'];

export function Bookshelf({ w, h }: Extent) {
  const books: { x: number; width: number; fill: string }[] = [];
  for (let x = 8, i = 0; x < w - 20; i++) {
    const width = SPINES[i % SPINES.length] ?? 8;
    if (i % 9 !== 8) books.push({ x, width, fill: BOOKS[(i * 3) % BOOKS.length] ?? 'var(--plan-wood)' });
    x += width;
  }
  return (
    <g>
      <rect width={w} height={h} rx="3" {...WOOD} />
      {books.map((book) => (
        <rect
          key={book.x}
          x={book.x}
          y="5"
          width={book.width - 1}
          height={h - 11}
          rx="1"
          fill={book.fill}
          stroke="var(--plan-line)"
          strokeWidth="1"
        />
      ))}
    </g>
  );
}
