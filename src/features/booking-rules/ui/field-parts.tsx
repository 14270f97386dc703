'use client';
import type { ReactNode } from 'react';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import type { RuleTopic } from '../booking-rules.contract';
import type { FieldErrors, TopicFields } from '../domain/rule-fields';

/** What the fields of one topic are given. */
export type Of<T extends RuleTopic> = {
  fields: TopicFields[T];
  errors: FieldErrors;
  set: (changed: Partial<TopicFields[T]>) => void;
};
type TextProps = {
  label: string;
  help?: string;
  error?: string;
  value: string;
  optional?: boolean;
  numeric?: boolean;
  placeholder?: string;
  onText: (text: string) => void;
};
/** A text in a field. */
export const Text = ({ label, help, error, value, optional, numeric, placeholder, onText }: TextProps) => (
  <Field label={label} help={help} error={error} optional={optional}>
    <Input
      value={value}
      autoComplete="off"
      inputMode={numeric ? 'decimal' : undefined}
      placeholder={placeholder}
      onChange={({ target }) => onText(target.value)}
    />
  </Field>
);
/** Two fields side by side, where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-4 sm:grid-cols-2">{children}</div>
);
