'use client';
import { errorCopy } from '@/client/error-copy';
import { inSentences } from '@/kernel/in-sentences';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { whenWords } from '../domain/when-words';
import type { BlockMove } from './use-block-move';

const PANEL =
  'border-line bg-surface shadow-floating fixed inset-x-3 bottom-20 z-80 mx-auto max-w-xl rounded-lg border md:bottom-6';

/** Where a booking that somebody pulls at would go, whether that works, and the question whether it is meant. Over the page, and over the messages: nothing moves for it, and nothing lies on it. */
export function MoveBar({ move, carrying = null }: { move: BlockMove; carrying?: string | null }) {
  const { proposal, held, judged, question, whyNot, refused, reader, asksReason, busy } = move;
  if (!proposal)
    return carrying === null ? null : (
      <p role="status" className={cn(PANEL, 'px-4 py-3')}>
        {carrying} is taken hold of. Arrows move the booking, with Shift its end, Escape leaves it.
      </p>
    );
  const said = refused && errorCopy(refused.code, { timeZone: reader.timeZone, ...refused.details });
  const fine = !judged && !said;
  return (
    <div
      data-move-bar
      role="group"
      aria-label="What would change"
      className={cn(PANEL, 'grid gap-3 p-4')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') move.giveUp();
      }}
    >
      <div role="status" className="min-w-0">
        <p className="tabular font-medium">{question ?? 'Taken hold of.'}</p>
        <p className={fine ? 'text-success text-sm' : 'text-danger text-sm'}>
          {said ? inSentences(said) : (judged?.words ?? 'That works.')}
        </p>
      </div>
      {asksReason ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            move.confirm();
          }}
        >
          <Field label="All the same, because" help="It stands with the booking, and in the records.">
            <Input value={move.reason} maxLength={300} onChange={(event) => move.setReason(event.target.value)} />
          </Field>
        </form>
      ) : null}
      {held ? null : (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" loading={busy} disabledReason={whyNot} onClick={move.confirm}>
            Confirm
          </Button>
          <Button onClick={move.giveUp}>Leave it</Button>
          {move.nearest ? (
            <Button variant="ghost" onClick={move.takeNearest}>
              Take {whenWords(move.nearest, reader.timeZone, reader.locale, reader.today)}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
