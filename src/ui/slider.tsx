'use client';
import { Slider as Radix } from 'radix-ui';
import { cn } from './cn';

type Props = {
  /** two ends, in the slider's own unit (minutes, say) */
  value: readonly [number, number];
  onValueChange: (value: readonly [number, number]) => void;
  /** once the hand or key is lifted: fetch now, not while dragging */
  onValueCommit?: (value: readonly [number, number]) => void;
  min: number;
  max: number;
  step?: number;
  /** the least distance between the ends */
  least?: number;
  labels: readonly [string, string];
  /** how a value is spoken and shown: "9:30" */
  format: (value: number) => string;
  /** values that get a mark and a word under the track */
  marks?: readonly number[];
  className?: string;
};

/** A range with two ends. Arrows move by a step, Page keys by ten, Home and End to the edges. */
export function RangeSlider(props: Props) {
  const {
    value,
    onValueChange,
    onValueCommit,
    min,
    max,
    step = 15,
    least = step,
    labels,
    format,
    marks = [],
    className,
  } = props;
  const pair = (values: readonly number[]): readonly [number, number] => [values[0] ?? min, values[1] ?? max];
  return (
    <div className={cn('grid', className)}>
      <Radix.Root
        value={[...value]}
        onValueChange={(values) => onValueChange(pair(values))}
        onValueCommit={(values) => onValueCommit?.(pair(values))}
        min={min}
        max={max}
        step={step}
        minStepsBetweenThumbs={Math.max(1, Math.round(least / step))}
        className="relative flex h-9 touch-none items-center select-none"
      >
        <Radix.Track className="bg-line relative h-1.5 grow rounded-full">
          <Radix.Range className="bg-accent-ink absolute h-full rounded-full" />
        </Radix.Track>
        {labels.map((label, at) => (
          <Radix.Thumb
            key={label}
            aria-label={label}
            aria-valuetext={format(value[at === 0 ? 0 : 1])}
            className="focus-ring border-accent-ink bg-surface shadow-floating block size-6 cursor-grab rounded-full border-2 transition-shadow hover:ring-4 hover:ring-accent-ink/15 active:cursor-grabbing"
          />
        ))}
      </Radix.Root>
      {marks.length > 0 ? (
        <svg aria-hidden className="text-ink-faint tabular h-4 w-full overflow-visible text-2xs" role="presentation">
          {marks.map((mark) => (
            <text
              key={mark}
              x={`${((mark - min) / (max - min)) * 100}%`}
              y="11"
              fill="currentColor"
              textAnchor={mark === min ? 'start' : mark === max ? 'end' : 'middle'}
            >
              {format(mark)}
            </text>
          ))}
        </svg>
      ) : null}
    </div>
  );
}
