'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { dateWords } from '../../domain/when-words';

type Props = {
  extra: readonly string[];
  out: readonly string[];
  today: string;
  locale: string;
  onExtra: (dates: readonly string[]) => void;
  onOut: (dates: readonly string[]) => void;
};

/** Dates beside the pattern, and those of it that nobody wants. */
export function ExtraDates({ extra, out, today, locale, onExtra, onOut }: Props) {
  const [date, setDate] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    if (!date) return setProblem('Say which date.');
    if (!extra.includes(date)) onExtra([...extra, date].sort());
    if (out.includes(date)) onOut(out.filter((one) => one !== date));
    setDate(null);
  };
  // A day with several times names the one that is left out.
  const wordsOf = (one: string) => [dateWords(one.slice(0, 10), locale, today), one.slice(11)].join(' ').trim();
  const listed = [
    ...extra.map((one) => ({
      one,
      words: 'added',
      act: 'Remove',
      back: () => onExtra(extra.filter((d) => d !== one)),
    })),
    ...out.map((one) => ({ one, words: 'left out', act: 'Put back', back: () => onOut(out.filter((d) => d !== one)) })),
  ];
  return (
    <div className="grid gap-2">
      <Field label="One more date" optional error={problem} help="At the same times, beside the repeat.">
        <span className="flex gap-2">
          <DateField
            className="min-w-0 flex-1"
            value={date}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={setDate}
          />
          <Button onClick={add}>Add it</Button>
        </span>
      </Field>
      {listed.length > 0 ? (
        <ul aria-label="Added and left out" className="grid gap-1">
          {listed.map(({ one, words, act, back }) => (
            <li key={`${words} ${one}`} className="flex items-center justify-between gap-2">
              <span className="tabular">
                {wordsOf(one)} <span className="text-ink-muted">{words}</span>
              </span>
              <Button size="sm" variant="ghost" aria-label={`${act}: ${wordsOf(one)}`} onClick={back}>
                {act}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
