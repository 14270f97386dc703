'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { OptionView } from '@/features/planning/planning.contract';
import { optionWords, rankWords, type Wall } from '@/features/planning/ui/option-words';
import { Button } from '@/ui/button';
import type { PlanDateInput } from '../../events.contract';
import { reasonOf } from '../editor/planned-dates';

type Props = { wish: PlanDateInput; wall: Wall; onTake: (option: OptionView) => void };

const SHOWN = 4;

/** Whether the room is free then; else who has it, and where and when it could be instead: one press takes it into the fields. */
export function DateWay({ wish, wall, onTake }: Props) {
  const trpc = useTRPC();
  const settled = useDeferredValue(JSON.stringify(wish));
  const { data, error, isFetching } = useQuery(
    trpc.events.planDate.queryOptions(JSON.parse(settled) as PlanDateInput, {
      placeholderData: keepPreviousData,
      staleTime: 5_000,
      retry: false,
    }),
  );
  if (error) {
    const { code, details } = refusalIn(error);
    return (
      <p role="status" className="text-warn text-sm">
        {eventCopy(code, details).title}.
      </p>
    );
  }
  if (!data) return <p className="text-ink-muted text-sm">Looking whether it is free…</p>;
  const options = data.options.slice(0, SHOWN);
  return (
    <div role="status" aria-busy={isFetching} className="grid gap-2 text-sm">
      {data.state === 'fine' ? (
        <p className="text-success">
          {wish.time.resourceId ? 'The room is free then' : 'Nothing is in the way'}
          {data.outsideHours ? ', outside opening hours: say who lets people in' : ''}.
        </p>
      ) : (
        <p className="text-warn font-medium">{reasonOf(data)}.</p>
      )}
      {options.length > 0 ? (
        <ul aria-label="Instead" className="flex flex-wrap gap-2">
          {options.map((option) => (
            <li key={`${option.resourceId} ${option.startsAt}`}>
              <Button size="sm" title={rankWords(option)} onClick={() => onTake(option)}>
                {optionWords(option, data, wall)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
