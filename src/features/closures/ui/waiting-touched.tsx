import type { WaitingView } from '../closures.contract';
import { spanWords, type Wall } from '@/features/planning/ui/option-words';

/** Who waits for a time that goes: nothing to decide, and each is told. */
export function WaitingTouched({ waiting, wall }: { waiting: readonly WaitingView[]; wall: Wall }) {
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-touched" className="grid gap-2">
      <h3 id="waiting-touched" className="font-medium">
        On the waitlist · {waiting.length}
      </h3>
      <ul className="text-ink-muted grid gap-1">
        {waiting.map(({ entryId, who, startsAt, endsAt, decision, offerGone }) => (
          <li key={entryId}>
            <span className="text-ink">{who}</span>, {spanWords({ startsAt, endsAt }, wall)}:{' '}
            {decision === 'over' ? 'it will not come free, so they no longer wait' : 'they stay in line for the rest'}
            {offerGone ? '; what they were offered is taken back' : ''}.
          </li>
        ))}
      </ul>
    </section>
  );
}
