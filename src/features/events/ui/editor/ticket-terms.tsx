'use client';
import { useState } from 'react';
import { ROLE_NAME } from '@/features/members/domain/role-words';
import { ROLES } from '@/kernel/acting-member';
import { Checkbox } from '@/ui/checkbox';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import type { TicketDraft } from '../../domain/ticket-draft';
import { minutesWords } from '../event-words';
import type { TicketRowProps } from './ticket-row';

const BEFORE = [60, 1440, 2880, 7 * 1440, 14 * 1440, 21 * 1440, 28 * 1440];

/** For whom a ticket is, from when until when it is on sale, and the code that shows it. */
export function TicketTerms({ ticket, taxes, errors, plans, today, locale, onChange }: TicketRowProps) {
  const toggled = <T,>(all: readonly T[], one: T, on: boolean): T[] =>
    on ? [...all, one] : all.filter((other) => other !== one);
  return (
    <div className="grid gap-4">
      <Field label="A word about it" optional error={errors.words}>
        <Input
          value={ticket.words}
          maxLength={200}
          autoComplete="off"
          placeholder="With soup and a print to take home"
          onChange={({ target }) => onChange({ words: target.value })}
        />
      </Field>
      <Field label="For whom" group help="For everybody, as long as nothing is ticked.">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {plans.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={`On ${name}`}
              checked={ticket.planIds.some((one) => one === id)}
              onCheckedChange={(on) =>
                onChange({ planIds: toggled<string>(ticket.planIds, id, on) as typeof ticket.planIds })
              }
            />
          ))}
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              label={ROLE_NAME[role]}
              checked={ticket.roles.includes(role)}
              onCheckedChange={(on) => onChange({ roles: toggled(ticket.roles, role, on) })}
            />
          ))}
        </div>
      </Field>
      <Tax {...{ ticket, taxes, onChange }} />
      <Ends {...{ ticket, today, locale, onChange }} error={errors.closesAt} />
      <Checkbox
        label="On sale later"
        checked={ticket.opens !== null}
        onCheckedChange={(later) => onChange({ opens: later ? { date: today, time: '12:00' } : null })}
      />
      {ticket.opens ? (
        <Moment
          label="On sale from"
          value={ticket.opens}
          {...{ today, locale }}
          onValue={(opens) => onChange({ opens })}
        />
      ) : null}
      <Field
        label="Code"
        optional
        error={errors.code}
        help="With a code it is shown to those alone who type it. At least six letters, digits or dashes."
      >
        <Input
          value={ticket.code}
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="tabular max-w-60 uppercase"
          onChange={({ target }) => onChange({ code: target.value })}
        />
      </Field>
      <Checkbox
        label="It can be had"
        description="Otherwise nobody is offered it any more. Whoever has one keeps it."
        checked={ticket.onSale}
        onCheckedChange={(onSale) => onChange({ onSale })}
      />
    </div>
  );
}

type TaxProps = Pick<TicketRowProps, 'ticket' | 'taxes' | 'onChange'>;

/** Which tax is in the price: where there is only one, nothing is to be said. */
function Tax({ ticket, taxes: { taxes, otherwise }, onChange }: TaxProps) {
  if (ticket.pricing === 'free' || taxes.length < 2) return null;
  const words = ({ name, percent }: { name: string; percent: number }) => `${name}, ${percent} %`;
  return (
    <Field label="Tax in the price">
      <Select value={ticket.tax ?? ''} onChange={({ target }) => onChange({ tax: target.value || null })}>
        <option value="">{otherwise ? `As usual: ${words(otherwise)}` : 'None'}</option>
        {taxes.map((one) => (
          <option key={one.id} value={one.id}>
            {words(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type EndsProps = Pick<TicketRowProps, 'ticket' | 'today' | 'locale' | 'onChange'> & { error: string | undefined };

function Ends({ ticket, today, locale, onChange, error }: EndsProps) {
  const { closes, closesMinutes } = ticket;
  const before = [...new Set([...BEFORE, ...(closesMinutes === null ? [] : [closesMinutes])])].sort((a, b) => a - b);
  const choose = (value: string) => {
    if (value === 'day') return onChange({ closes: { date: today, time: '12:00' }, closesMinutes: null });
    return onChange({ closes: null, closesMinutes: value === '' ? null : Number(value) });
  };
  return (
    <>
      <Field label="On sale until" error={error}>
        <Select
          value={closes ? 'day' : closesMinutes === null ? '' : String(closesMinutes)}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">Answers close</option>
          {before.map((one) => (
            <option key={one} value={String(one)}>
              {minutesWords(one)} before each date
            </option>
          ))}
          <option value="day">A day</option>
        </Select>
      </Field>
      {closes ? (
        <Moment label="Until" value={closes} {...{ today, locale }} onValue={(next) => onChange({ closes: next })} />
      ) : null}
    </>
  );
}

type Value = NonNullable<TicketDraft['opens']>;
type MomentProps = { label: string; value: Value; today: string; locale: string; onValue: (value: Value) => void };

function Moment({ label, value, today, locale, onValue }: MomentProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={label} error={problem}>
        <DateField
          value={value.date}
          today={today}
          locale={locale}
          onProblem={setProblem}
          onValueChange={(date) => date && onValue({ ...value, date })}
        />
      </Field>
      <Field label="At">
        <TimeField
          value={value.time}
          max="23:45"
          locale={locale}
          onValueChange={(time) => time && onValue({ ...value, time })}
        />
      </Field>
    </div>
  );
}
