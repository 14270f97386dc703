'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ResourceKind } from '@/kernel/resource-kind';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Input } from '@/ui/input';
import { eachOnce } from '../domain/each-once';
import { USUAL_AMENITIES } from '../domain/usual-amenities';

type Props = {
  kind: ResourceKind;
  known: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** What it has: chosen from the operator's list and the usual words, or a word of one's own, which joins the list. */
export function AmenityPicker({ kind, known, chosen, onChange }: Props) {
  const [own, setOwn] = useState('');
  const is = (word: string) => chosen.some((one) => one.toLowerCase() === word.toLowerCase());
  const toggle = (word: string) =>
    onChange(is(word) ? chosen.filter((one) => one.toLowerCase() !== word.toLowerCase()) : [...chosen, word]);
  const add = () => {
    const word = own.trim();
    if (word && !is(word)) onChange([...chosen, word]);
    setOwn('');
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">Amenities</legend>
      <div className="flex flex-wrap gap-1.5">
        {eachOnce([...chosen, ...known, ...USUAL_AMENITIES[kind]]).map((word) => (
          <button
            key={word.toLowerCase()}
            type="button"
            aria-pressed={is(word)}
            onClick={() => toggle(word)}
            className={cn(
              'focus-ring min-h-8 rounded-full border px-3 text-sm transition-colors',
              is(word)
                ? 'bg-accent-soft text-accent-ink border-transparent font-medium'
                : 'border-line-strong text-ink-muted hover:bg-sunken',
            )}
          >
            {word}
          </button>
        ))}
      </div>
      <div className="flex gap-2">
        <Input
          aria-label="Another amenity"
          placeholder="Another amenity"
          maxLength={40}
          value={own}
          onChange={({ target }) => setOwn(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add} type="button">
          <Plus aria-hidden />
          Add
        </Button>
      </div>
    </fieldset>
  );
}
