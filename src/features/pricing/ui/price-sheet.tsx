'use client';
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import type { PriceRule } from '../pricing.contract';
import type { FindingView } from '../domain/finding-words';
import { conditionsInWords, effectInWords, type PriceNames } from '../domain/price-words';

type Props = {
  rules: readonly PriceRule[];
  names: PriceNames;
  findings: readonly FindingView[];
  onOrder: (rules: PriceRule[]) => void;
  onEdit: (rule: PriceRule) => void;
  onRemove: (rule: PriceRule) => void;
};

const moved = <T,>(all: readonly T[], from: number, to: number): T[] => {
  const rest = all.filter((_, at) => at !== from);
  return [...rest.slice(0, to), all[from]!, ...rest.slice(to)];
};

/** The lines of the list, as on a sheet of paper: the first that sets a price wins, all that take off or cap take their turn. */
export function PriceSheet({ rules, names, findings, onOrder, onEdit, onRemove }: Props) {
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number, button?: 'up' | 'down') => {
    if (to < 0 || to >= rules.length || to === from) return;
    onOrder(moved(rules, from, to));
    setSaid(`Line ${to + 1} of ${rules.length}`);
    // The focus goes along with the line; at the end of the list to the button that is left.
    if (button)
      requestAnimationFrame(() => {
        const row = list.current?.children[to];
        const way = row?.querySelector<HTMLButtonElement>(`[data-way="${button}"]:not(:disabled)`);
        (way ?? row?.querySelector<HTMLButtonElement>('[data-way]:not(:disabled)'))?.focus();
      });
  };
  return (
    <>
      <ol
        ref={list}
        aria-label="Lines of the price list"
        className="divide-line border-line bg-surface divide-y rounded-lg border"
      >
        {rules.map((rule, at) => (
          <li
            key={rule.id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(at);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== at) {
                move(dragged, at);
                setDragged(at);
              }
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(null)}
            className={cn('flex items-start gap-2 py-2.5 pr-1.5 pl-2', dragged === at && 'bg-accent-soft')}
          >
            <GripVertical aria-hidden className="text-ink-faint mt-1 hidden size-4 shrink-0 cursor-grab sm:block" />
            <span className="tabular text-ink-faint mt-0.5 w-6 shrink-0 text-right text-sm">{at + 1}</span>
            <Line rule={rule} names={names} findings={findings.filter(({ ruleId }) => ruleId === rule.id)} />
            <div className="flex shrink-0 flex-wrap justify-end">
              <Button
                variant="ghost"
                size="icon-sm"
                data-way="up"
                aria-label={`Line ${at + 1} up`}
                disabled={at === 0}
                onClick={() => move(at, at - 1, 'up')}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                data-way="down"
                aria-label={`Line ${at + 1} down`}
                disabled={at === rules.length - 1}
                onClick={() => move(at, at + 1, 'down')}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button variant="ghost" size="icon-sm" aria-label={`Change line ${at + 1}`} onClick={() => onEdit(rule)}>
                <Pencil aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove line ${at + 1}`}
                onClick={() => onRemove(rule)}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

const HOW = { sets: null, adjusts: 'then', caps: 'then' } as const;

function Line({ rule, names, findings }: { rule: PriceRule; names: PriceNames; findings: readonly FindingView[] }) {
  const { conditions, effect, how, name, thenStop } = rule;
  const where = conditionsInWords(conditions, names) || (how === 'sets' ? 'Everything else' : 'Every booking');
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{where}</span>
        <span className="tabular font-medium">
          {HOW[how] ? <span className="text-ink-muted font-normal">{HOW[how]} </span> : null}
          {effectInWords(effect, names.currency)}
        </span>
      </p>
      {name || thenStop ? (
        <p className="text-ink-muted flex flex-wrap items-center gap-2 text-sm">
          {name ? `“${name}”` : null}
          {thenStop ? <Badge tone="neutral">nothing further counts</Badge> : null}
        </p>
      ) : null}
      {findings.map(({ words, grave }) => (
        <p key={words} className={cn('text-sm', grave ? 'text-danger' : 'text-warn')}>
          {words}
        </p>
      ))}
    </div>
  );
}
