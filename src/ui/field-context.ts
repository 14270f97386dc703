'use client';
import { createContext, useContext } from 'react';

type FieldControl = {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldControl | null>(null);

type Given = {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
  required?: boolean | undefined;
};

/** The attributes that tie a control to the field around it; what the control was given itself goes first. */
export function useFieldControl(given: Given) {
  const field = useContext(FieldContext);
  const describedBy = [given['aria-describedby'], field?.describedBy].filter(Boolean).join(' ');
  return {
    id: given.id ?? field?.id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': given['aria-invalid'] ?? (field?.invalid || undefined),
    required: given.required ?? (field?.required || undefined),
  };
}

/** The same for a group (radios, segments), which is named by the label instead of owning it. */
export function useFieldGroup(given: { 'aria-label'?: string | undefined; 'aria-labelledby'?: string | undefined }) {
  const field = useContext(FieldContext);
  const named = given['aria-label'] ? undefined : (given['aria-labelledby'] ?? field?.labelId);
  return {
    'aria-labelledby': named,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  };
}
