'use client';
import { Minus, Plus } from 'lucide-react';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';

type Props = {
  label: string;
  help?: string;
  error?: string | undefined;
  value: number;
  most: number;
  onChange: (value: number) => void;
};

/** How many: typed, or one more and one less. */
export function CountField({ label, help, error, value, most, onChange }: Props) {
  return (
    <Field label={label} help={help} error={error}>
      <div className="flex items-center gap-1">
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          className="tabular w-20"
          placeholder="0"
          value={value === 0 ? '' : value}
          onChange={({ target }) => onChange(Number(target.value.replace(/\D/g, '')))}
        />
        <Button
          size="icon"
          variant="ghost"
          aria-label={`${label}: one less`}
          disabledReason={value === 0 ? 'There is none.' : undefined}
          onClick={() => onChange(value - 1)}
        >
          <Minus aria-hidden />
        </Button>
        <Button
          size="icon"
          variant="ghost"
          aria-label={`${label}: one more`}
          disabledReason={value >= most ? `${most} is the most.` : undefined}
          onClick={() => onChange(value + 1)}
        >
          <Plus aria-hidden />
        </Button>
      </div>
    </Field>
  );
}
