'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';
import { controlLook } from './input';
import { floatLook } from './overlay-look';
import { minutesOf, parseTime, timeInWords, timeOf } from '@/kernel/parse-time';

type Props = {
  /** `09:30`; `24:00` is the end of the day; null when empty */
  value: string | null;
  onValueChange: (time: string | null) => void;
  locale?: string;
  min?: string;
  max?: string;
  /** minutes between the choices of the list; typing may be finer */
  step?: number;
  /** a word behind a choice, e.g. how long that makes it: "3 h" */
  hint?: (time: string) => string | null;
  onProblem?: (problem: string | null) => void;
  id?: string;
  name?: string;
  required?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
};

/** A time by typing ("9", "930", "9pm") or from a list of quarter hours (an ARIA combobox). */
export function TimeField(props: Props) {
  const {
    value,
    onValueChange,
    locale = 'en-GB',
    min = '00:00',
    max = '24:00',
    step = 15,
    hint,
    onProblem,
    name,
  } = props;
  const control = useFieldControl(props);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);

  const first = Math.ceil(minutesOf(min) / step) * step;
  const count = Math.max(0, Math.floor((minutesOf(max) - first) / step) + 1);
  const choices = Array.from({ length: count }, (_, at) => timeOf(first + at * step));
  const shown = value ? timeInWords(value, locale) : '';
  const near = (time: string | null) => (time ? choices.findLastIndex((choice) => choice <= time) : -1);

  useEffect(() => {
    const choice = list.current?.children[Math.max(active, 0)];
    // Only the list scrolls: scrollIntoView would move the page as well.
    if (open && list.current && choice instanceof HTMLElement) {
      list.current.scrollTop = choice.offsetTop - list.current.clientHeight / 2 + choice.offsetHeight / 2;
    }
  }, [open, active]);

  const show = () => {
    setActive(near(value));
    setOpen(true);
  };
  const take = (time: string | null) => {
    setDraft(null);
    setOpen(false);
    onProblem?.(null);
    if (time !== value) onValueChange(time);
  };
  const settle = () => {
    setOpen(false);
    if (draft === null || draft === shown) return setDraft(null);
    if (draft.trim() === '') return take(null);
    const typed = parseTime(draft);
    const time = typed === '24:00' && max < '24:00' ? '00:00' : typed;
    if (!time) return onProblem?.('This is not a time we can read. Try “9”, “9:30” or “9pm”.');
    if (time < min || time > max) {
      return onProblem?.(`Pick a time from ${timeInWords(min, locale)} to ${timeInWords(max, locale)}.`);
    }
    take(time);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return show();
      const next = active + (event.key === 'ArrowDown' ? 1 : -1);
      setDraft(null);
      return setActive(Math.min(choices.length - 1, Math.max(0, next)));
    }
    const picked = choices[active];
    if (event.key === 'Enter' && open && draft === null && picked) {
      event.preventDefault();
      return take(picked);
    }
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape' && (open || draft !== null)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setDraft(null);
    }
  };

  return (
    <span className={cn('relative block', props.className)}>
      <input
        {...control}
        aria-label={props['aria-label']}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        value={draft ?? shown}
        onChange={(event) => {
          setDraft(event.target.value);
          setActive(near(parseTime(event.target.value)));
        }}
        onClick={show}
        onFocus={(event) => event.target.select()}
        onBlur={settle}
        onKeyDown={onKeyDown}
        className={cn(controlLook, 'tabular h-10 px-3')}
      />
      {name ? <input type="hidden" name={name} value={value ?? ''} /> : null}
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Times"
        hidden={!open}
        className={cn(
          floatLook,
          'tabular absolute top-full left-0 mt-1.5 max-h-64 w-full min-w-32 overflow-y-auto p-1',
        )}
      >
        {open
          ? choices.map((choice, at) => (
              <li
                key={choice}
                id={`${listId}-${at}`}
                role="option"
                aria-selected={choice === value}
                // The press must not take the focus from the field, or the list closes before the choice is taken.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
                className={cn(
                  'hover:bg-sunken flex h-8 cursor-pointer items-center justify-between gap-3 rounded-sm px-2.5',
                  at === active && 'bg-sunken',
                  choice === value && 'text-accent-ink font-semibold',
                )}
              >
                {timeInWords(choice, locale)}
                {hint?.(choice) ? <span className="text-ink-faint text-sm font-normal">{hint(choice)}</span> : null}
              </li>
            ))
          : null}
      </ul>
    </span>
  );
}
