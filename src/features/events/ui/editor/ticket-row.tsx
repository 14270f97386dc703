'use client';
import { ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { TicketDraft } from '../../domain/ticket-draft';
import { minutesWords } from '../event-words';
import type { Plan } from './more-fields';
import type { TicketTaxes } from '../../tickets.contract';
import { TicketTerms } from './ticket-terms';

export type TicketRowProps = {
  ticket: TicketDraft;
  errors: Readonly<Record<string, string>>;
  currency: string;
  taxes: TicketTaxes;
  plans: readonly Plan[];
  today: string;
  locale: string;
  onChange: (change: Partial<TicketDraft>) => void;
};
type Props = TicketRowProps & { first: boolean; onRemove: () => void; onUp: () => void };

const PRICING: Readonly<Record<TicketDraft['pricing'], string>> = {
  fixed: 'A price',
  free: 'Free',
  open: 'Pay what you want',
};
const BEHIND = ['words', 'planIds', 'roles', 'opensAt', 'closesAt', 'closesMinutes', 'code'];

/** A kind of places: its name, what it costs and how many there are; the rest stands behind a press. */
export function TicketRow({ first, onRemove, onUp, ...rest }: Props) {
  const { ticket, errors, currency, plans, onChange } = rest;
  const [open, setOpen] = useState(false);
  const name = ticket.name.trim() || 'this ticket';
  const terms = termsOf(ticket, plans);
  const shown = open || BEHIND.some((field) => errors[field]);
  return (
    <li aria-label={name} className="border-line grid gap-3 rounded-lg border p-4">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
        <Field label="Name" error={errors.name}>
          <Input
            value={ticket.name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </Field>
        <Field label="It costs">
          <Select
            value={ticket.pricing}
            onChange={({ target }) => onChange({ pricing: target.value as TicketDraft['pricing'] })}
          >
            {(['fixed', 'free', 'open'] as const).map((one) => (
              <option key={one} value={one}>
                {PRICING[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {ticket.pricing === 'open' ? (
          <Field label={`The least, in ${currency}`} error={errors.least}>
            <Input
              value={ticket.least}
              inputMode="decimal"
              autoComplete="off"
              placeholder="0"
              onChange={({ target }) => onChange({ least: target.value })}
            />
          </Field>
        ) : null}
        {ticket.pricing === 'free' ? null : (
          <Field
            label={ticket.pricing === 'open' ? `Most give, in ${currency}` : `Price in ${currency}`}
            error={errors.price}
          >
            <Input
              value={ticket.price}
              inputMode="decimal"
              autoComplete="off"
              placeholder={ticket.pricing === 'open' ? '15' : '35'}
              onChange={({ target }) => onChange({ price: target.value })}
            />
          </Field>
        )}
        <Field label="How many" optional error={errors.places}>
          <Input
            value={ticket.places}
            inputMode="numeric"
            autoComplete="off"
            placeholder="All"
            onChange={({ target }) => onChange({ places: target.value })}
          />
        </Field>
      </div>
      {shown ? <TicketTerms {...rest} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {shown ? null : terms.map((one) => <Badge key={one}>{one}</Badge>)}
        <span className="flex-1" />
        <Button size="sm" variant="ghost" aria-expanded={shown} onClick={() => setOpen(!shown)}>
          {shown ? 'Less' : 'For whom, when, code'}
        </Button>
        {first ? null : (
          <Button size="icon" variant="ghost" aria-label={`Move ${name} up`} onClick={onUp}>
            <ArrowUp aria-hidden />
          </Button>
        )}
        <Button size="icon" variant="ghost" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}

/** What stands behind the press, in a few words. */
function termsOf({ planIds, roles, opens, closes, closesMinutes, code, onSale }: TicketDraft, plans: readonly Plan[]) {
  const some = planIds.length + roles.length;
  const [plan] = planIds;
  const whom = some === 1 && plan ? plans.find(({ id }) => id === plan)?.name : null;
  return [
    onSale ? null : 'Not on sale',
    some === 0 ? null : whom ? `For ${whom}` : 'For some',
    opens ? 'On sale later' : null,
    closesMinutes !== null ? `Until ${minutesWords(closesMinutes)} before` : closes ? 'Until a day' : null,
    code.trim() === '' ? null : `Code ${code.toUpperCase()}`,
  ].filter((one) => one !== null);
}
