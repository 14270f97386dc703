'use client';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import { Select } from '@/ui/select';
import { Pair, Text, type Of } from './field-parts';

const STEPS: readonly (readonly [value: string, label: string])[] = [
  ['5', '5 minutes'],
  ['10', '10 minutes'],
  ['15', '15 minutes'],
  ['20', '20 minutes'],
  ['30', '30 minutes'],
  ['60', '1 hour'],
  ['half_day', 'Half days'],
  ['day', 'Whole days'],
];

export function LengthFields({ fields, errors, set }: Of<'length'>) {
  const { step } = fields;
  const byDay = step === 'day' || step === 'half_day';
  return (
    <>
      <Field
        label="Step"
        help={
          byDay
            ? 'From opening to closing, as the hours of that day are.'
            : 'Lengths are multiples of it, and bookings begin on its grid.'
        }
      >
        <Select value={step} onChange={({ target }) => set({ step: target.value })}>
          {STEPS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {step === 'half_day' ? (
        <Text
          label="The day changes at"
          help="Where you close for lunch, that break counts instead."
          value={fields.noon}
          error={errors.noon}
          onText={(noon) => set({ noon })}
        />
      ) : null}
      <Pair>
        <Text
          label="Shortest"
          optional
          placeholder="30 min"
          value={fields.shortest}
          error={errors.shortest}
          onText={(shortest) => set({ shortest })}
        />
        <Text
          label="Longest"
          optional
          placeholder="4 h"
          value={fields.longest}
          error={errors.longest}
          onText={(longest) => set({ longest })}
        />
      </Pair>
      {byDay ? null : (
        <Text
          label="Only at certain times"
          optional
          help="When it may begin, like “9, 13:30, 17”. Empty: on every step."
          value={fields.starts}
          error={errors.starts}
          onText={(starts) => set({ starts })}
        />
      )}
    </>
  );
}

export const NoticeFields = ({ fields, errors, set }: Of<'notice'>) => (
  <>
    <Text
      label="At least this long before it begins"
      optional
      placeholder="1 h"
      help="Empty: up to the last moment."
      value={fields.before}
      error={errors.before}
      onText={(before) => set({ before })}
    />
    <Text
      label="At most so many days ahead"
      optional
      numeric
      placeholder="60"
      help="0 is the day itself. Empty: as far as two years."
      value={fields.ahead}
      error={errors.ahead}
      onText={(ahead) => set({ ahead })}
    />
  </>
);

export const SeriesFields = ({ fields, errors, set }: Of<'series'>) => (
  <Text
    label="Made so many months ahead"
    numeric
    placeholder="12"
    help="From 1 to 24. More makes up for it at once, fewer takes nothing back."
    value={fields.ahead}
    error={errors.ahead}
    onText={(ahead) => set({ ahead })}
  />
);

export const BufferFields = ({ fields, errors, set }: Of<'buffer'>) => (
  <>
    <Pair>
      <Text
        label="Before"
        optional
        placeholder="0 min"
        value={fields.before}
        error={errors.before}
        onText={(before) => set({ before })}
      />
      <Text
        label="After"
        optional
        placeholder="10 min"
        value={fields.after}
        error={errors.after}
        onText={(after) => set({ after })}
      />
    </Pair>
    <Field label="Between two bookings of one member" group>
      <RadioGroup
        value={fields.own}
        onValueChange={(own) => set({ own })}
        options={[
          { value: 'no', label: 'Kept free too' },
          { value: 'yes', label: 'None', description: 'Their own bookings may follow one another at once' },
        ]}
      />
    </Field>
  </>
);
