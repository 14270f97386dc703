'use client';
import { useEffect, useRef } from 'react';
import { clockOf, untilAfter } from '@/features/availability/domain/wanted-time';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { TimeField } from '@/ui/time-field';
import { blockProblem, MOST_BLOCKS, type BlockForm } from '../../domain/block-wish';
import { WeekdayButtons } from '../weekday-buttons';

type Props = {
  blocks: readonly BlockForm[];
  /** The times that another begins with. */
  times: { readonly from: string; readonly to: string };
  locale: string;
  /** Whether a time before the start can be meant, on the next day. */
  nights: boolean;
  onChange: (blocks: readonly BlockForm[]) => void;
};

/** "And Wednesdays 13 to 18": further times of the same week, as one series with the first. */
export function BlockFields({ blocks, times, locale, nights, onChange }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const asked = useRef<number | null>(null);
  // Whoever adds a time goes on in it; whoever removes one, at the way to add another.
  useEffect(() => {
    if (asked.current === null) return;
    const target = list.current?.querySelectorAll('section')[asked.current]?.querySelector('button');
    (target ?? list.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
    asked.current = null;
  }, [blocks.length]);
  const set = (at: number, change: Partial<BlockForm>) =>
    onChange(blocks.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <div ref={list} className="grid gap-4">
      {blocks.map((block, at) => (
        <Block
          key={at}
          block={block}
          name={blocks.length === 1 ? 'Another time of the week' : `Another time of the week, ${at + 2}`}
          locale={locale}
          nights={nights}
          onChange={(change) => set(at, change)}
          onRemove={() => {
            asked.current = blocks.length;
            onChange(blocks.filter((_, place) => place !== at));
          }}
        />
      ))}
      {blocks.length < MOST_BLOCKS ? (
        <Button
          data-add
          className="justify-self-start"
          onClick={() => {
            asked.current = blocks.length;
            onChange([...blocks, { weekdays: [], ...times }]);
          }}
        >
          Add another time of the week
        </Button>
      ) : null}
    </div>
  );
}

type BlockProps = {
  block: BlockForm;
  name: string;
  locale: string;
  nights: boolean;
  onChange: (change: Partial<BlockForm>) => void;
  onRemove: () => void;
};

function Block({ block, name, locale, nights, onChange, onRemove }: BlockProps) {
  const problem = blockProblem(block);
  const noDay = block.weekdays.length === 0;
  const until = (from: string, to: string) => ({ from, to: untilAfter(from, to, nights) });
  return (
    <section aria-label={name} className="border-line grid gap-3 border-s-2 ps-3">
      <Field label="And on" group help={noDay ? 'Choose a day.' : undefined}>
        <WeekdayButtons label="And on" chosen={block.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">
          <TimeField
            value={block.from}
            locale={locale}
            onValueChange={(from) => from && onChange(until(from, block.to))}
          />
        </Field>
        <Field label="Until" error={noDay ? undefined : problem} help={block.to > '24:00' ? 'the next day' : undefined}>
          <TimeField
            value={clockOf(block.to)}
            locale={locale}
            max="24:00"
            onValueChange={(to) => to && onChange(until(block.from, to))}
          />
        </Field>
      </div>
      <Button size="sm" variant="ghost" className="justify-self-start" onClick={onRemove}>
        Remove this time
      </Button>
    </section>
  );
}
