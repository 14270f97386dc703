'use client';
import { useState } from 'react';
import { counted } from '@/features/bookings/domain/when-words';
import { AlertDialog } from '@/ui/alert-dialog';
import { Button } from '@/ui/button';
import { acceptAll, cancelRest, moveRest, type Sums } from '../domain/row-choices';
import { KIND_OF_CHANGE, sumsInWords } from './plan-words';
import type { Planner } from './use-planner';

type Props = {
  planner: Planner;
  looked: NonNullable<Planner['looked']>;
  sums: Sums;
  /** How many rows were given what another was given too. */
  clashing: number;
  title: string;
};

/** Always in sight: what was decided, what is left to decide, and doing it. */
export function PlanBar({ planner, looked, sums, clashing, title }: Props) {
  const [asking, setAsking] = useState(false);
  const { plan } = looked;
  const { rows } = plan;
  const without = sums.open - sums.proposed;
  const whyNot =
    sums.open > 0
      ? `${counted(sums.open, 'booking')} ${sums.open === 1 ? 'is' : 'are'} not decided yet`
      : clashing > 0
        ? 'Some bookings were given the same place and time'
        : undefined;
  const left = sums.open > 0 ? `${sums.open} to decide` : '';
  const words = [sumsInWords(sums), left].filter(Boolean).join(', ') || 'Nothing to decide';
  const numbers = [
    {
      figure: sums.move + plan.shifting.bookings,
      words: plan.kind === 'zone' ? 'keep their time on the wall or move' : 'move',
    },
    { figure: sums.cancel, words: sums.cancel === 1 ? 'is cancelled' : 'are cancelled' },
    { figure: sums.keep, words: sums.keep === 1 ? 'stays' : 'stay' },
    { figure: sums.people + plan.shifting.people, words: 'get one mail each' },
    {
      figure: sums.toSpeakWith.length,
      words: `to speak with (no mail address): ${sums.toSpeakWith.join(', ')}`,
    },
  ].filter(({ figure }) => figure > 0);
  return (
    <section
      aria-label="What was decided"
      className="border-line bg-surface shadow-overlay sticky bottom-3 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border p-3 max-md:bottom-[calc(env(safe-area-inset-bottom)+4.25rem)] sm:p-4"
    >
      <p role="status" className="tabular min-w-40 flex-1 font-medium">
        {words}
      </p>
      <div className="flex flex-wrap gap-2">
        {sums.proposed > 0 ? (
          <Button onClick={() => planner.say((choices) => acceptAll(rows, choices))}>Accept all {sums.proposed}</Button>
        ) : null}
        {sums.proposed === 0 && sums.otherwise > 0 ? (
          <Button onClick={() => planner.say((choices) => moveRest(rows, choices))}>
            Move {sums.otherwise === 1 ? 'the one' : `the ${sums.otherwise}`} with another day
          </Button>
        ) : null}
        {sums.proposed === 0 && without > 0 ? (
          <Button onClick={() => planner.say((choices) => cancelRest(rows, choices))}>
            Cancel {without === 1 ? 'the one' : `the ${without}`} without a place
          </Button>
        ) : null}
        <Button variant="primary" loading={planner.carrying} disabledReason={whyNot} onClick={() => setAsking(true)}>
          {KIND_OF_CHANGE[plan.kind].act}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`${title}?`}
        description={
          rows.length + plan.shifting.bookings > 0
            ? 'It all happens at once, or nothing does. Nobody who was moved is moved back by itself.'
            : 'Nobody has booked, so nobody is told.'
        }
        numbers={numbers}
        tone="primary"
        confirm={KIND_OF_CHANGE[plan.kind].act}
        keep="Not yet"
        onConfirm={planner.carryOut}
      />
    </section>
  );
}
