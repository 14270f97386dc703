'use client';
import { Check } from 'lucide-react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import type { RowMark } from '@/features/planning/domain/row-choices';
import { fitWords, MARK_WORDS, optionWords, spanWords, type Wall } from '@/features/planning/ui/option-words';
import { WayOut } from '@/features/planning/ui/way-out';
import type { ChangePlan, PlannedRowView } from '../closures.contract';
import type { Choice } from '../domain/row-choices';
import { KIND_OF_CHANGE } from './plan-words';

type Props = {
  row: PlannedRowView;
  choice: Choice | undefined;
  /** What the plan would do with it by itself. */
  proposal: Choice | null;
  mark: RowMark | undefined;
  /** Who was given the same. */
  clash: string | undefined;
  plan: ChangePlan;
  wall: Wall;
  onChoose: (choice: Choice | null) => void;
};

/** One touched booking: what it is, and what becomes of it. */
export function PlanRow({ row, choice, proposal, mark, clash, plan, wall, onChoose }: Props) {
  const about = `${row.who}, ${row.resourceName}, ${spanWords(row, wall)}`;
  const trouble = clash
    ? `${clash} was given that too: choose another for one of them`
    : mark && !choice
      ? MARK_WORDS[mark]
      : null;
  return (
    <div
      className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-x-3 gap-y-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_7rem] lg:gap-x-4"
      data-row={row.bookingId}
    >
      <div className="col-span-2 min-w-0 lg:col-span-1">
        <p>{row.resourceName}</p>
        <p className="tabular text-ink-muted text-sm">{spanWords(row, wall)}</p>
        <Facts row={row} />
      </div>
      {row.begun ? (
        <p className="text-ink-muted col-span-2 text-sm">It has begun, and runs out as it is.</p>
      ) : (
        <>
          <div className="min-w-0">
            <WayOut<'cancel' | 'keep'>
              label={`What becomes of ${about}`}
              value={choice ?? proposal}
              options={row.options}
              words={(option) => optionWords(option, row, wall)}
              acts={[
                { act: 'cancel', words: 'Cancel it' },
                ...(plan.mayKeep ? [{ act: 'keep' as const, words: KIND_OF_CHANGE[plan.kind].keep }] : []),
              ]}
              onChoose={onChoose}
            />
            <p
              className={cn('mt-1 text-sm', trouble ? 'text-danger' : 'text-ink-muted')}
              role={trouble ? 'status' : undefined}
            >
              {trouble ?? noteOf(choice ?? proposal, row)}
            </p>
          </div>
          {(proposal ?? choice) ? (
            <Button
              variant={choice ? 'ghost' : 'secondary'}
              aria-label={choice ? `Decided for ${about}: take it back` : `Accept for ${about}`}
              onClick={() => onChoose(choice ? null : proposal)}
            >
              {choice ? <Check aria-hidden className="text-success" /> : null}
              {choice ? 'Decided' : 'Accept'}
            </Button>
          ) : (
            <Button
              variant="danger-quiet"
              aria-label={`Cancel it for ${about}`}
              onClick={() => onChoose({ act: 'cancel' })}
            >
              Cancel it
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function Facts({ row }: { row: PlannedRowView }) {
  const facts = [
    row.guest ? (row.reachable ? 'Guest' : 'Guest without a mail address') : '',
    row.requested ? 'Asked for, not confirmed' : '',
    row.recurring ? 'Repeats' : '',
    row.seats > 1 ? `${row.seats} people` : '',
  ].filter(Boolean);
  if (facts.length === 0 && row.note === '') return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5">
      {facts.map((fact) => (
        <Badge key={fact}>{fact}</Badge>
      ))}
      {row.note ? <span className="text-ink-faint min-w-0 text-sm break-words">“{row.note}”</span> : null}
    </p>
  );
}

function noteOf(choice: Choice | null, { options }: PlannedRowView): string {
  if (choice?.act === 'move') return fitWords(choice.option);
  if (choice) return '';
  return options.length > 0
    ? 'Nothing like it is free near that time. The list has other days.'
    : 'Nothing like it is free near that time.';
}
