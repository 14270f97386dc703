'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import type { BookNowInput } from '../displays.contract';

type Minutes = BookNowInput['minutes'];
type Props = { name: string; minutes: readonly Minutes[]; busy: boolean; onTake: (minutes: Minutes) => void };

/** Takes a room now, in two presses: a sleeve that brushes the wall books nothing. */
export function BookNow({ name, minutes, busy, onTake }: Props) {
  const [chosen, setChosen] = useState<Minutes | null>(null);
  const standing = chosen !== null && minutes.includes(chosen) ? chosen : null;
  return (
    <section aria-labelledby="book-now" className="grid gap-3">
      <h2 id="book-now" className="text-xl">
        Book now
      </h2>
      <div className="grid grid-cols-3 gap-3">
        {minutes.map((one) => (
          <Button
            key={one}
            size="lg"
            className="h-16 px-2 text-xl"
            aria-pressed={one === standing}
            onClick={() => setChosen(one === standing ? null : one)}
          >
            {one === 60 ? '1 hour' : `${one} min`}
          </Button>
        ))}
      </div>
      {standing ? (
        <Button
          variant="primary"
          size="lg"
          wide
          className="h-16 text-xl"
          loading={busy}
          onClick={() => {
            onTake(standing);
            setChosen(null);
          }}
        >
          Book {name} for {standing === 60 ? '1 hour' : `${standing} minutes`}
        </Button>
      ) : null}
    </section>
  );
}
