'use client';
import { Plus } from 'lucide-react';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { SegmentedControl } from '@/ui/segmented-control';
import { codeOf, newTicket, type TicketDraft, type TicketKind } from '../../domain/ticket-draft';
import type { Pays } from '../../domain/ticket-type';
import type { Plan } from './more-fields';
import { TicketRow } from './ticket-row';
import type { EditorSpace, EventEditor } from './use-event-editor';

type Props = {
  editor: EventEditor;
  space: Pick<EditorSpace, 'currency' | 'taxes'>;
  plans: readonly Plan[];
  today: string;
  locale: string;
};

const KINDS: readonly { readonly kind: TicketKind; readonly words: string }[] = [
  { kind: 'fixed', words: 'A price' },
  { kind: 'early', words: 'Early bird' },
  { kind: 'free', words: 'Free' },
  { kind: 'open', words: 'Pay what you want' },
  { kind: 'code', words: 'With a code' },
];
const drawCode = () => codeOf(crypto.getRandomValues(new Uint8Array(8)));

/** What a place costs: nothing, until a ticket is added with one press; each then says its price, for whom it is and until when. */
export function TicketFields({ editor, space: { currency, taxes }, plans, today, locale }: Props) {
  const { draft, set, errors, ticketErrors } = editor;
  const { tickets } = draft;
  const put = (next: readonly TicketDraft[]) => set({ tickets: next });
  const paid = tickets.some(({ pricing }) => pricing !== 'free');
  const ownName = tickets.length > 1 && errors.tickets === 'Two have the same name' ? errors.tickets : null;
  return (
    <Card aria-label="Tickets" className="grid gap-4">
      <CardTitle>Tickets</CardTitle>
      {tickets.length === 0 ? (
        <p className="text-ink-muted">Free for everybody. Add a ticket to ask for money, or to keep places for some.</p>
      ) : (
        <ul className="grid gap-3">
          {tickets.map((one, at) => (
            <TicketRow
              key={one.key}
              ticket={one}
              errors={ticketErrors[at] ?? {}}
              first={at === 0}
              {...{ currency, taxes, plans, today, locale }}
              onChange={(change) => put(tickets.map((other) => (other === one ? { ...one, ...change } : other)))}
              onRemove={() => put(tickets.filter((other) => other !== one))}
              onUp={() => put(tickets.toSpliced(at, 1).toSpliced(at - 1, 0, one))}
            />
          ))}
        </ul>
      )}
      {ownName ? (
        <p role="alert" className="text-danger text-sm">
          {ownName}. Give each its own.
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink-muted text-sm">Add a ticket:</span>
        {KINDS.map(({ kind, words }) => (
          <Button
            key={kind}
            size="sm"
            disabledReason={tickets.length >= 20 ? 'An event has at most twenty kinds.' : undefined}
            onClick={() => put([...tickets, newTicket(kind, tickets, drawCode)])}
          >
            <Plus aria-hidden />
            {words}
          </Button>
        ))}
      </div>
      {paid ? (
        <Field
          label="Members pay"
          group
          help="Whoever has no account pays at the door. On account, it stands on the member’s next invoice."
        >
          <SegmentedControl<Pays>
            value={draft.membersPay}
            onValueChange={(membersPay) => set({ membersPay })}
            segments={[
              { value: 'account', label: 'On their account' },
              { value: 'door', label: 'At the door' },
            ]}
          />
        </Field>
      ) : null}
    </Card>
  );
}
