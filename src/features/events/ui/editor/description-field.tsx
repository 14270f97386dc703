'use client';
import { useState } from 'react';
import { Field } from '@/ui/field';
import { SegmentedControl } from '@/ui/segmented-control';
import { Textarea } from '@/ui/textarea';
import { Description } from '../description';

type Props = { value: string; error: string | undefined; onChange: (value: string) => void };

/** The words of an event as they are written, and as they will be read. */
export function DescriptionField({ value, error, onChange }: Props) {
  const [shown, setShown] = useState<'written' | 'read'>('written');
  return (
    <div className="grid gap-2">
      <div className={shown === 'read' ? 'hidden' : undefined}>
        <Field
          label="What happens"
          optional
          error={error}
          help="Markdown: **bold**, lists with -, links in [words](https://…)."
        >
          <Textarea rows={6} maxLength={20_000} value={value} onChange={({ target }) => onChange(target.value)} />
        </Field>
      </div>
      {shown === 'read' ? (
        <section aria-label="What happens, as it is read" className="border-line min-h-40 rounded-md border p-4">
          <Description markdown={value} />
        </section>
      ) : null}
      {value.trim() === '' ? null : (
        <SegmentedControl<typeof shown>
          aria-label="The description"
          size="sm"
          className="justify-self-start"
          value={shown}
          onValueChange={setShown}
          segments={[
            { value: 'written', label: 'Write' },
            { value: 'read', label: 'Read it' },
          ]}
        />
      )}
    </div>
  );
}
