'use client';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import { Select } from '@/ui/select';
import { Pair, Text, type Of } from './field-parts';

export const AccessFields = ({ fields, set }: Of<'access'>) => (
  <Field label="They may book" group>
    <RadioGroup
      value={fields.anytime}
      onValueChange={(anytime) => set({ anytime })}
      options={[
        { value: 'yes', label: 'Round the clock', description: 'At night and on holidays too; closures still stand' },
        { value: 'no', label: 'Within opening hours', description: 'Takes a wider rule back for these' },
      ]}
    />
  </Field>
);

export const LimitFields = ({ fields, errors, set }: Of<'limit'>) => (
  <>
    <Pair>
      <Text
        label="Bookings at once"
        optional
        numeric
        value={fields.atOnce}
        error={errors.atOnce}
        onText={(atOnce) => set({ atOnce })}
      />
      <Text label="Hours a day" optional numeric value={fields.day} error={errors.day} onText={(day) => set({ day })} />
      <Text
        label="Hours a week"
        optional
        numeric
        value={fields.week}
        error={errors.week}
        onText={(week) => set({ week })}
      />
      <Text
        label="Hours a month"
        optional
        numeric
        value={fields.month}
        error={errors.month}
        onText={(month) => set({ month })}
      />
    </Pair>
    <p className="text-ink-faint text-sm">For each member. Empty: no limit. Weeks begin on Monday.</p>
  </>
);

export const ApprovalFields = ({ fields, errors, set }: Of<'approval'>) => (
  <>
    <Field label="A booking is" group>
      <RadioGroup
        value={fields.needed}
        onValueChange={(needed) => set({ needed })}
        options={[
          { value: 'yes', label: 'A request first', description: 'It holds its time until somebody answers' },
          { value: 'no', label: 'Booked at once' },
        ]}
      />
    </Field>
    {fields.needed === 'yes' ? (
      <Text
        label="Lapses without an answer after"
        placeholder="1 day"
        help="At the latest when the time begins that was asked for."
        value={fields.answer}
        error={errors.answer}
        onText={(answer) => set({ answer })}
      />
    ) : null}
  </>
);

export const CheckInFields = ({ fields, errors, set }: Of<'check_in'>) => (
  <>
    <Field label="Checking in" group>
      <RadioGroup
        value={fields.how}
        onValueChange={(how) => set({ how })}
        options={[
          { value: 'yes', label: 'Asked', description: 'By a button, the code at the place, or the front desk' },
          { value: 'automatic', label: 'By itself', description: 'Everybody counts as come when it begins' },
          { value: 'no', label: 'Not asked' },
        ]}
      />
    </Field>
    {fields.how === 'yes' ? (
      <>
        <Pair>
          <Field label="Possible from">
            <Select value={fields.opens} onChange={({ target }) => set({ opens: target.value })}>
              <option value="day_start">The start of the day</option>
              <option value="before">Some time before it begins</option>
            </Select>
          </Field>
          {fields.opens === 'before' ? (
            <Text
              label="How long before"
              placeholder="15 min"
              value={fields.opensBefore}
              error={errors.opensBefore}
              onText={(opensBefore) => set({ opensBefore })}
            />
          ) : null}
        </Pair>
        <Text
          label="Nobody there: the rest is released after"
          optional
          placeholder="15 min"
          help="Counted from its start. Empty: it is never released."
          value={fields.release}
          error={errors.release}
          onText={(release) => set({ release })}
        />
      </>
    ) : null}
  </>
);

export const WaitlistFields = ({ fields, errors, set }: Of<'waitlist'>) => (
  <>
    <Field label="When it is taken" group>
      <RadioGroup
        value={fields.on}
        onValueChange={(on) => set({ on })}
        options={[
          { value: 'yes', label: 'People may wait', description: 'What frees up is offered to the first in line' },
          { value: 'no', label: 'Nobody waits' },
        ]}
      />
    </Field>
    {fields.on === 'yes' ? (
      <Text
        label="An offer stands for"
        placeholder="30 min"
        help="The place is held for them until then; the next in line follows."
        value={fields.offer}
        error={errors.offer}
        onText={(offer) => set({ offer })}
      />
    ) : null}
  </>
);
