'use client';
import { useState } from 'react';
import { parsePattern } from '@/features/recurrence/domain/parse-pattern';
import type { TypedPattern } from '@/features/recurrence/domain/pattern-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { LocalDate } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';

type Props = {
  date: LocalDate;
  today: LocalDate;
  onRead: (pattern: TypedPattern) => void;
};

/**
 * The repeat in one's own words. What is understood is read back and taken at once; what is not is named when the typing is done, not while a
 * word is half there.
 */
export function RepeatTypedField({ date, today, onRead }: Props) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const found = typed.trim() ? parsePattern(typed, { today }) : null;
  const judge = () => setProblem(found && !found.ok ? found.sentence : null);
  return (
    <Field
      label="Or type it"
      optional
      error={problem}
      help={
        <span role="status">
          {found?.ok
            ? readBack(found.pattern, date)
            : 'Like “every other tue and thu, 10 times” or “last Friday of the month”.'}
        </span>
      }
    >
      <Input
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
          const now = parsePattern(event.target.value, { today });
          if (now.ok) onRead(now.pattern);
        }}
        onBlur={judge}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Not the form's: the booking is not sent by finishing a word.
          event.preventDefault();
          judge();
        }}
      />
    </Field>
  );
}

/** What was understood; and of the rest of what was said, where it is chosen instead. */
function readBack({ rule, from, time, blocks, skipDates }: TypedPattern, date: LocalDate): string {
  const words = [`Repeats ${describeRule(rule, { localStart: `${date}T00:00`, timeZone: 'UTC' })}.`];
  if (from) words.push('The first date is chosen above.');
  if (time || blocks) words.push('The time is chosen above.');
  if (skipDates) words.push('Dates to leave out are not read here.');
  return words.join(' ');
}
