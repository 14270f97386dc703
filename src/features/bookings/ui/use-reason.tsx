'use client';
import { useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { staffCanBreak } from '../domain/staff-can-break';

/** The field in which staff say why a rule is broken, once one has said no; and what is sent of it. */
export function useReason(refusal: RefusalIn | null, staff: boolean) {
  const [typed, setTyped] = useState('');
  const asked = staff && refusal !== null && staffCanBreak(refusal.code);
  const reason = asked && typed.trim().length >= 3 ? typed.trim() : null;
  return {
    reason,
    whyNot: asked && reason === null ? 'Say why it is done all the same.' : null,
    field: asked ? (
      <Field label="All the same, because" help="It stands with the booking, and in the records.">
        <Input value={typed} maxLength={300} onChange={(event) => setTyped(event.target.value)} />
      </Field>
    ) : null,
  };
}
