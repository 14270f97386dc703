'use client';
import { X } from 'lucide-react';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { KINDS_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import type { PricedPlace } from '../domain/priced-place';

type Props = {
  chosen: readonly string[];
  places: readonly PricedPlace[];
  onChange: (places: readonly string[]) => void;
};

const unique = <T,>(all: readonly T[], key: (one: T) => string) => [
  ...new Map(all.map((one) => [key(one), one])).values(),
];
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Which places a line is for: whole kinds, groups, floors, or single ones; none chosen means everything. */
export function PlaceChoice({ chosen, places, onChange }: Props) {
  const kinds = RESOURCE_KINDS.filter((kind) => places.some((place) => place.kind === kind));
  const groups = unique(
    places.filter(({ groupId }) => groupId !== null),
    ({ groupId }) => groupId ?? '',
  );
  const floors = unique(places, ({ floorId }) => floorId);
  const named = new Map<string, string>([
    ...kinds.map((kind) => [`kind:${kind}`, sentence(KINDS_IN_WORDS[kind])] as const),
    ...groups.map(({ groupId, groupName }) => [`group:${groupId}`, groupName ?? ''] as const),
    ...floors.map(({ floorId, floorName }) => [`floor:${floorId}`, floorName] as const),
    ...places.map(({ id, name }) => [`resource:${id}`, name] as const),
  ]);
  const options = (prefix: string) =>
    [...named].filter(([value]) => value.startsWith(prefix) && !chosen.includes(value));
  return (
    <div className="grid gap-2">
      <Field label="Places" help={chosen.length === 0 ? 'Everything, unless you choose.' : undefined}>
        <Select value="" onChange={({ target }) => (target.value ? onChange([...chosen, target.value]) : undefined)}>
          <option value="">{chosen.length === 0 ? 'Everything' : 'One more…'}</option>
          {(
            [
              ['All of a kind', 'kind:'],
              ['Groups', 'group:'],
              ['Floors', 'floor:'],
              ['Single places', 'resource:'],
            ] as const
          ).map(([label, prefix]) => (
            <optgroup key={prefix} label={label}>
              {options(prefix).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {chosen.length > 0 ? (
        <ul aria-label="Chosen places" className="flex flex-wrap gap-1.5">
          {chosen.map((one) => (
            <li key={one}>
              <Button
                size="sm"
                aria-label={`Without ${named.get(one) ?? 'a place that is gone'}`}
                onClick={() => onChange(chosen.filter((other) => other !== one))}
              >
                {named.get(one) ?? 'A place that is gone'}
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
