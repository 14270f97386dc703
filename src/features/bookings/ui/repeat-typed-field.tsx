'use client';
import { useState } from 'react';
import { parsePattern } from '@/features/recurrence/domain/parse-pattern';
import type { TypedPattern } from '@/features/recurrence/domain/pattern-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { LocalDate } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { dateWords } from '../domain/when-words';

export type TypedReads = 'repeat' | 'times' | 'all';

type Props = {
  date: LocalDate;
  today: LocalDate;
  locale: string;
  /** What of it the fields beside this one take; of the rest it is said where it is chosen. */
  reads: TypedReads;
  onRead: (pattern: TypedPattern) => void;
};

/**
 * The repeat in one's own words. What is understood is read back and taken at once; what is not is named when the typing is done, not while a
 * word is half there.
 */
export function RepeatTypedField({ date, today, locale, reads, onRead }: Props) {
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
            ? readBack(found.pattern, { date: found.pattern.from ?? date, reads, locale, today })
            : reads === 'repeat'
              ? 'Like “every other tue and thu, 10 times” or “last Friday of the month”.'
              : 'Like “every other tue and thu 9-17 from 1 March” or “last Friday of the month”.'}
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

type About = { date: LocalDate; reads: TypedReads; locale: string; today: LocalDate };

/** What was understood; and of the rest of what was said, where it is chosen instead. */
function readBack(
  { rule, from, time, blocks, skipDates }: TypedPattern,
  { date, reads, locale, today }: About,
): string {
  const day = (one: LocalDate) => dateWords(one, locale, today);
  const isOfWeek = blocks !== undefined && reads === 'all';
  const repeats = isOfWeek
    ? `Repeats ${blockWords(rule, blocks, date)}${endWords(rule, date)}`
    : `Repeats ${describeRule(rule, { localStart: `${date}T00:00`, timeZone: 'UTC' })}`;
  const said = [repeats];
  const elsewhere: string[] = [];
  if (time && reads !== 'repeat') said.push(time.to ? `${time.from}–${time.to}` : `at ${time.from}`);
  if (from && reads !== 'repeat') said.push(`from ${day(from < today ? today : from)}`);
  if (skipDates && reads === 'all') said.push(`without ${listed(skipDates.map(day))}`);
  if (from && reads === 'repeat') elsewhere.push('The first date is chosen above.');
  if ((blocks && !isOfWeek) || (time && reads === 'repeat')) elsewhere.push('The time is chosen above.');
  if (skipDates && reads !== 'all') elsewhere.push('Dates to leave out are not read here.');
  return [`${said.join(', ')}.`, ...elsewhere].join(' ');
}

/** "every Monday, 09:00–12:00; every Wednesday, 13:00–18:00" */
const blockWords = (rule: TypedPattern['rule'], blocks: NonNullable<TypedPattern['blocks']>, date: LocalDate): string =>
  blocks
    .map(({ weekdays, from, to }) => {
      const own = {
        ...rule,
        end: { kind: 'never' as const },
        byday: weekdays.map((weekday) => ({ weekday, ordinal: null })),
      };
      const words = describeRule(own, { localStart: `${date}T00:00`, timeZone: 'UTC' });
      return `${words}, ${to ? `${from}–${to}` : `at ${from}`}`;
    })
    .join('; ');

/** ", 5 times", of all of them together */
function endWords(rule: TypedPattern['rule'], date: LocalDate): string {
  const words = (end: TypedPattern['rule']['end']) =>
    describeRule({ ...rule, end }, { localStart: `${date}T00:00`, timeZone: 'UTC' });
  return words(rule.end).slice(words({ kind: 'never' }).length);
}

const listed = (all: readonly string[]): string =>
  all.length > 3 ? `${all.length} dates` : all.join(' and ').replace(/ and (?=.* and )/g, ', ');
