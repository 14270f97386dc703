'use client';
import { X } from 'lucide-react';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';

export type KnownPlace = { readonly id: string; readonly name: string; readonly kind: ResourceKind };
type Props = {
  /** `kind:desk`, `resource:…` */
  chosen: readonly string[];
  places: readonly KnownPlace[];
  onChange: (chosen: readonly string[]) => void;
};

/** What kinds and places are called, in the order in which they are offered. */
const namesOf = (places: readonly KnownPlace[]) =>
  new Map<string, string>([
    ...RESOURCE_KINDS.filter((kind) => places.some((place) => place.kind === kind)).map(
      (kind) => [`kind:${kind}`, KIND_WORDS[kind]] as const,
    ),
    ...places.map(({ id, name }) => [`resource:${id}`, name] as const),
  ]);

/** "Desks, Meeting room 2"; "Everything" where nothing is chosen. */
export function chosenInWords(chosen: readonly string[], places: readonly KnownPlace[]): string {
  const names = namesOf(places);
  return chosen.length === 0 ? 'Everything' : chosen.map((one) => names.get(one) ?? 'a place that is gone').join(', ');
}

/** What something is for: kinds of places, and single ones of them. None chosen is everything. */
export function KindsAndPlaces({ chosen, places, onChange }: Props) {
  const names = namesOf(places);
  const options = (prefix: string) => [...names].filter(([id]) => id.startsWith(prefix) && !chosen.includes(id));
  return (
    <div className="grid gap-2">
      <Field
        label="For"
        help={
          chosen.length === 0
            ? 'Everything, unless you choose.'
            : 'With kinds and single places, only for those places that are of the kinds.'
        }
      >
        <Select value="" onChange={({ target }) => (target.value ? onChange([...chosen, target.value]) : undefined)}>
          <option value="">{chosen.length === 0 ? 'Everything' : 'One more…'}</option>
          {(
            [
              ['All of a kind', 'kind:'],
              ['Single places', 'resource:'],
            ] as const
          ).map(([label, prefix]) => (
            <optgroup key={prefix} label={label}>
              {options(prefix).map(([id, name]) => (
                <option key={id} value={id}>
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
                aria-label={`Without ${names.get(one) ?? 'a place that is gone'}`}
                onClick={() => onChange(chosen.filter((other) => other !== one))}
              >
                {names.get(one) ?? 'a place that is gone'}
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
