'use client';
import { Select } from '@/ui/select';
import type { OptionView } from '../planning.contract';
import type { Move } from '../domain/row-choices';

type Other<A extends string> = { readonly act: A };
type Props<A extends string> = {
  label: string;
  /** What stands chosen: what was said, or else what is proposed. */
  value: Move | Other<A> | null;
  options: readonly OptionView[];
  words: (option: OptionView) => string;
  /** What else can become of it, after the places and times. */
  acts: readonly { readonly act: A; readonly words: string }[];
  onChoose: (choice: Move | Other<A>) => void;
};

/** Every way out in one list. What is proposed stands chosen, and counts once it is accepted. */
export function WayOut<A extends string>({ label, value, options, words, acts, onChoose }: Props<A>) {
  const held = value && 'option' in value ? value.option : null;
  // What was chosen may not be among what is offered by now.
  const all = held && !options.some((one) => isSame(one, held)) ? [held, ...options] : options;
  const at = held ? String(all.findIndex((one) => isSame(one, held))) : (value?.act ?? '');
  const choose = (picked: string) => {
    const other = acts.find(({ act }) => act === picked);
    const option = all[Number(picked)];
    if (other) onChoose({ act: other.act });
    else if (picked !== '' && option) onChoose({ act: 'move', option });
  };
  return (
    <Select aria-label={label} value={at} onChange={(event) => choose(event.target.value)}>
      {value ? null : <option value="">Say what becomes of it</option>}
      {all.map((option, index) => (
        <option key={`${option.resourceId} ${option.startsAt}`} value={String(index)}>
          {words(option)}
        </option>
      ))}
      {acts.map((one) => (
        <option key={one.act} value={one.act}>
          {one.words}
        </option>
      ))}
    </Select>
  );
}

const isSame = (a: OptionView, b: OptionView) => a.resourceId === b.resourceId && a.startsAt === b.startsAt;
