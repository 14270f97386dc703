import type { FloorId } from '@/kernel/ids';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { KIND_NAME } from '../domain/kind-names';

export type WhatAndWhere = {
  readonly kind: ResourceKind;
  /** none where there is no floor yet */
  readonly floorId: FloorId | undefined;
  /** as it is typed */
  readonly capacity: string;
};
type Props = {
  value: WhatAndWhere;
  floors: readonly { readonly id: FloorId; readonly name: string }[];
  floorHelp?: string;
  onChange: (changed: { kind: ResourceKind } | { floorId: FloorId } | { capacity: string }) => void;
};

/** Of what kind a resource is, on which floor, and for how many people. */
export function WhatAndWhereFields({ value, floors, floorHelp, onChange }: Props) {
  const kindOf = (typed: string) => RESOURCE_KINDS.find((one) => one === typed);
  const floorOf = (id: string) => floors.find((one) => one.id === id)?.id;
  return (
    <>
      <Field label="Kind">
        <Select value={value.kind} onChange={({ target }) => onChange({ kind: kindOf(target.value) ?? value.kind })}>
          {RESOURCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_NAME[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Floor" help={floorHelp}>
        <Select
          value={value.floorId}
          onChange={({ target }) => {
            const floorId = floorOf(target.value);
            if (floorId) onChange({ floorId });
          }}
        >
          {floors.map((floor) => (
            <option key={floor.id} value={floor.id}>
              {floor.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="For how many people">
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          value={value.capacity}
          onChange={({ target }) => onChange({ capacity: target.value })}
        />
      </Field>
    </>
  );
}
