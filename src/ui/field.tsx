'use client';
import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { FieldContext } from './field-context';
import { Label, labelLook } from './label';

type Props = {
  label: ReactNode;
  /** one sentence under the control */
  help?: ReactNode;
  /** what is wrong, in people's words; replaces nothing, stands above the help */
  error?: ReactNode;
  required?: boolean;
  /** says "optional" beside the label, where most fields of the form are needed */
  optional?: boolean;
  /** for radios and segments: the label names the group instead of belonging to one control */
  group?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, control, error and help under: every control inside takes its id, description and state from here. */
export function Field({
  label,
  help,
  error,
  required = false,
  optional = false,
  group = false,
  className,
  children,
}: Props) {
  const id = useId();
  const [labelId, helpId, errorId] = [`${id}-label`, `${id}-help`, `${id}-error`];
  const describedBy = [error ? errorId : null, help ? helpId : null].filter(Boolean).join(' ') || undefined;
  const words = (
    <>
      {label}
      {optional ? <span className="text-ink-faint ml-1.5 font-normal">optional</span> : null}
    </>
  );
  return (
    <FieldContext value={{ id, labelId, describedBy, invalid: Boolean(error), required }}>
      <div className={cn('grid min-w-0 content-start gap-1.5', className)}>
        {group ? (
          <span id={labelId} className={labelLook}>
            {words}
          </span>
        ) : (
          <Label id={labelId} htmlFor={id}>
            {words}
          </Label>
        )}
        {children}
        {error ? (
          <p id={errorId} className="text-danger animate-fade flex items-start gap-1.5 text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{error}</span>
          </p>
        ) : null}
        {help ? (
          <p id={helpId} className="text-ink-faint text-sm">
            {help}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
