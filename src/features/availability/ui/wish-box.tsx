'use client';
import { Search, X } from 'lucide-react';
import { useState } from 'react';
import type { LocalDate } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import type { Wish } from '../domain/wish';
import { passedInWords } from './coming-days';
import type { ReadWish } from './parse-wish';
import type { WishVocabulary } from './wish-vocabulary';
import { chipsOf, wishInWords } from './wish-words';

type Props = {
  wish: Wish;
  vocabulary: WishVocabulary;
  today: LocalDate;
  /** What was read of words that stand in the address. */
  said: ReadWish;
  /** Reads what was typed, and searches for it. */
  onSay: (typed: string) => ReadWish;
  onChange: (wish: Wish) => void;
};

const inQuotes = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

/** A wish as a sentence, and what was understood of it in pieces that can be taken out one by one. */
export function WishBox({ wish, vocabulary, today, said, onSay, onChange }: Props) {
  const words = wishInWords(wish, vocabulary, today);
  const [draft, setDraft] = useState<string | null>(null);
  // Said as long as the wish that it came with stands.
  const [typed, setTyped] = useState<ReadWish | null>(null);
  const stands = typed !== null && JSON.stringify(typed.wish) === JSON.stringify(wish);
  const { unknown, passed } = stands ? typed : said;
  const say = () => {
    if (draft === null) return;
    setTyped(onSay(draft));
    setDraft(null);
  };
  const chips = chipsOf(wish, vocabulary, today);
  return (
    <form
      role="search"
      aria-label="In words"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <Field
        label="What, for how many, when"
        error={unknown.length > 0 ? `Not understood: ${inQuotes(unknown)}. The rest counts.` : undefined}
      >
        <span className="flex gap-2">
          <Input
            value={draft ?? words}
            placeholder="Room for 6 with a screen, 90 min, tue or thu afternoon"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            className="min-w-0 flex-1"
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && draft !== null) setDraft(null);
            }}
          />
          <Button type="submit" variant="primary">
            <Search aria-hidden />
            Find
          </Button>
        </span>
      </Field>
      {passed.length > 0 ? (
        <ul role="status" className="text-ink-muted text-sm">
          {passed.map((one) => (
            <li key={one.date}>{passedInWords(one, today)}</li>
          ))}
        </ul>
      ) : null}
      {chips.length > 0 ? (
        <ul aria-label="Understood" className="flex flex-wrap gap-1.5">
          {chips.map((chip) => (
            <li
              key={`${chip.field} ${chip.words}`}
              className="bg-accent-soft text-accent-ink inline-flex items-center rounded-full pl-3 text-sm"
            >
              {chip.words}
              <button
                type="button"
                aria-label={`Without “${chip.words}”`}
                onClick={() => {
                  setDraft(null);
                  onChange(chip.without);
                }}
                className="focus-ring hover:bg-accent/15 ml-0.5 grid size-8 place-items-center rounded-full"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  );
}
