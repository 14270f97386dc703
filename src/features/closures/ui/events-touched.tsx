import { spanWords, type Wall } from '@/features/planning/ui/option-words';
import type { ChangePlan } from '../closures.contract';

/** Events in the time that is shut: whoever hosts them moves or cancels them, and a closure takes what they give up. */
export function EventsTouched({ plan: { events, kind }, wall }: { plan: ChangePlan; wall: Wall }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="events-touched" className="grid gap-2">
      <h3 id="events-touched" className="font-medium">
        Events · {events.length}
      </h3>
      <p className="text-ink-muted">
        {kind === 'retire'
          ? 'Move them elsewhere or cancel them first.'
          : 'They take place all the same. What is moved or cancelled goes to the closure.'}
      </p>
      <ul className="text-ink-muted grid gap-1">
        {events.map(({ dateId, title, resourceName, coming, ...span }) => (
          <li key={dateId}>
            <span className="text-ink">{title}</span>, {resourceName}, {spanWords(span, wall)}
            {coming > 0 ? ` · ${coming === 1 ? 'one person comes' : `${coming} people come`}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
