'use client';
import type { ReactNode } from 'react';
import { KIND_WORD } from '@/features/floor-plan/domain/state-words';
import type { ResourceKind } from '@/kernel/resource-kind';
import { addDays, type LocalDate } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { ToggleChip } from '@/ui/toggle-chip';
import { VisuallyHidden } from '@/ui/visually-hidden';
import { DAY_PARTS, MOST_WISHED_DAYS, type Wish } from '../domain/wish';
import type { ShutDays } from './coming-days';
import type { WishVocabulary } from './wish-vocabulary';
import { dayInWish, lengthInWords, PART_WORD } from './wish-words';

type Props = {
  wish: Wish;
  vocabulary: WishVocabulary;
  /** Those that the space has. */
  kinds: readonly ResourceKind[];
  today: LocalDate;
  /** Days on which nothing is open, with the reason. */
  shut: ShutDays['shut'];
  locale: string;
  onChange: (wish: Wish) => void;
};

const LENGTHS = [30, 45, 60, 90, 120, 180, 240, 480];

const toggled = <T,>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

/** The same wish field by field: what is typed above stands here too, and the other way round. */
export function WishFields({ wish, vocabulary, kinds, today, shut, locale, onChange }: Props) {
  const set = (part: Partial<Wish>) => onChange({ ...wish, ...part });
  const days = Array.from({ length: MOST_WISHED_DAYS }, (_, ahead) => addDays(today, ahead));
  const lengths = [...new Set([...LENGTHS, ...(wish.minutes === null ? [] : [wish.minutes])])].sort((a, b) => a - b);
  return (
    <div className="grid gap-4">
      <Chips label="Kind">
        {kinds.map((kind) => (
          <ToggleChip
            key={kind}
            pressed={wish.kinds.includes(kind)}
            onClick={() => set({ kinds: toggled(wish.kinds, kind) })}
          >
            {KIND_WORD[kind]}
          </ToggleChip>
        ))}
      </Chips>
      <div className="grid grid-cols-2 gap-3">
        <Field label="People">
          <Input
            inputMode="numeric"
            value={wish.people ?? ''}
            placeholder="Any"
            onChange={(event) => {
              const count = Number(event.target.value.replace(/\D/g, '').slice(0, 4));
              set({ people: count >= 1 && count <= 1000 ? count : null });
            }}
          />
        </Field>
        <Field label="Length">
          <Select
            value={wish.minutes ?? ''}
            onChange={(event) => set({ minutes: event.target.value ? Number(event.target.value) : null })}
          >
            <option value="">As usual there</option>
            {lengths.map((minutes) => (
              <option key={minutes} value={minutes}>
                {lengthInWords(minutes)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Chips label="Days">
        {days.map((date) => (
          <ToggleChip
            key={date}
            pressed={wish.days.includes(date)}
            title={shut[date]}
            className={shut[date] && 'line-through decoration-1'}
            onClick={() => set({ days: toggled(wish.days, date).sort().slice(0, MOST_WISHED_DAYS) })}
          >
            {dayInWish(date, today)}
            {shut[date] ? <VisuallyHidden>, {shut[date]}</VisuallyHidden> : null}
          </ToggleChip>
        ))}
      </Chips>
      <Chips label="Part of the day">
        {DAY_PARTS.map((part) => (
          <ToggleChip
            key={part}
            pressed={wish.parts.includes(part)}
            onClick={() => set({ parts: toggled(wish.parts, part), from: null, to: null })}
          >
            {PART_WORD[part].charAt(0).toUpperCase() + PART_WORD[part].slice(1)}
          </ToggleChip>
        ))}
      </Chips>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">
          <TimeField
            value={wish.from}
            locale={locale}
            max="23:45"
            onValueChange={(from) => set({ from, to: from && wish.to && wish.to <= from ? null : wish.to, parts: [] })}
          />
        </Field>
        <Field label="Until">
          <TimeField
            value={wish.to}
            locale={locale}
            max="24:00"
            onValueChange={(to) => set({ to, from: to && wish.from && to <= wish.from ? null : wish.from, parts: [] })}
          />
        </Field>
      </div>
      {vocabulary.amenities.length > 0 ? (
        <Chips label="With">
          {vocabulary.amenities.map((name) => (
            <ToggleChip
              key={name}
              pressed={wish.amenities.includes(name)}
              onClick={() => set({ amenities: toggled(wish.amenities, name) })}
            >
              {name}
            </ToggleChip>
          ))}
        </Chips>
      ) : null}
      {vocabulary.groups.length > 0 ? (
        <Field label="Desk group">
          <Select value={wish.group ?? ''} onChange={(event) => set({ group: event.target.value || null })}>
            <option value="">Any</option>
            {vocabulary.groups.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}

const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="text-ink mb-1.5 text-sm font-medium">{label}</legend>
    <div className="flex flex-wrap gap-1.5">{children}</div>
  </fieldset>
);
