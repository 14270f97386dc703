'use client';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { Field } from '@/ui/field';
import { ToggleChip } from '@/ui/toggle-chip';

type Props = { kinds: readonly ResourceKind[]; onChange: (kinds: readonly ResourceKind[]) => void };

/** What prepaid value pays for. */
export const KindChoice = ({ kinds, onChange }: Props) => (
  <Field label="Pays for" group help={kinds.length === 0 ? 'Everything, unless you choose.' : undefined}>
    <div className="flex flex-wrap gap-1.5">
      {RESOURCE_KINDS.map((kind) => (
        <ToggleChip
          key={kind}
          pressed={kinds.includes(kind)}
          onClick={() => onChange(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind])}
        >
          {KIND_WORDS[kind]}
        </ToggleChip>
      ))}
    </div>
  </Field>
);
