'use client';
import { useMemo, useState } from 'react';
import { addDays } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import type { PriceNames } from '../domain/price-words';
import type { ReplayWorld } from '../domain/replay';
import { ReplayAnswer } from './replay-answer';
import { isSameList, type Period, type ReplayState } from './use-replay';

type Props = {
  world: ReplayWorld;
  names: PriceNames;
  state: ReplayState;
  today: string;
  locale: string;
  onStart: (period: Period) => void;
  onStop: () => void;
};

/** As far back as says something about how a space is used. */
const DAYS = 90;

/** What was booked, replayed under the list as it is typed. */
export function SimulatePrices({ world, names, state, today, locale, onStart, onStop }: Props) {
  const [period, setPeriod] = useState<Period>(() => ({ from: addDays(today, -DAYS), to: addDays(today, -1) }));
  const [problems, setProblems] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const [tried, setTried] = useState(false);
  const backwards = period.from > period.to ? 'Ends before it begins.' : null;
  const tooLong = period.to > addDays(period.from, 400) ? 'At most 400 days.' : null;
  const problem = problems.to ?? backwards ?? tooLong;
  const isOfThis = useMemo(
    () => state.type !== 'done' || isSameList(state.world.list, world.list),
    [state, world.list],
  );
  const start = () => {
    setTried(true);
    if (!problems.from && !problem) onStart(period);
  };
  const day = (end: 'from' | 'to') => (
    <DateField
      value={period[end]}
      today={today}
      locale={locale}
      onProblem={(said) => setProblems((all) => ({ ...all, [end]: said }))}
      onValueChange={(date) => date && setPeriod((all) => ({ ...all, [end]: date }))}
    />
  );
  return (
    <section
      aria-labelledby="simulate-prices"
      className="border-line bg-surface grid grid-cols-1 gap-4 rounded-lg border p-4"
    >
      <div>
        <h3 id="simulate-prices" className="font-semibold">
          What it would have come to
        </h3>
        <p className="text-ink-muted mt-1 text-sm">
          Everything that was booked in these days, priced anew by the lines above, as if booked at the same moment.
          {world.list.rules.some(({ conditions }) => conditions.fullness)
            ? ' How full the space was then is not known: lines that ask for it count for none of them.'
            : ''}
        </p>
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field label="Booked for days from" error={tried ? problems.from : null}>
          {day('from')}
        </Field>
        <Field label="To" error={tried ? problem : null}>
          {day('to')}
        </Field>
        <div className="sm:pt-7">
          {state.type === 'running' ? (
            <Button onClick={onStop}>Stop</Button>
          ) : (
            <Button onClick={start}>Replay the bookings</Button>
          )}
        </div>
      </div>
      {state.type === 'running' ? (
        <div className="grid gap-1">
          <progress
            aria-label="Replaying the bookings"
            className="accent-accent-ink h-2 w-full"
            value={state.total > 0 ? state.done : undefined}
            max={Math.max(1, state.total)}
          />
          <p className="text-ink-muted tabular text-sm">
            {state.total > 0 ? `${state.done} of ${state.total} bookings` : 'Looking for bookings'}
          </p>
        </div>
      ) : null}
      {state.type === 'done' ? (
        <>
          <p role="status" className={isOfThis ? 'text-ink-muted text-sm' : 'text-warn text-sm'}>
            {state.replay.all.many === 0
              ? 'Nothing was booked in these days.'
              : `${state.replay.all.many} ${state.replay.all.many === 1 ? 'booking' : 'bookings'} from ${dateInWords(state.period.from, locale, today)} to ${dateInWords(state.period.to, locale, today)}.`}
            {isOfThis ? null : ' The list has changed since: replay them again.'}
          </p>
          {state.replay.all.many > 0 ? (
            <ReplayAnswer replay={state.replay} world={state.world} names={names} today={today} locale={locale} />
          ) : null}
        </>
      ) : null}
    </section>
  );
}
