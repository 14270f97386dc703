'use client';
import { useState } from 'react';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { paysHow, pickOf } from '../domain/ticket-choice';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { leftWords, priceWords, ticketPrice, totalWords, whyNot } from './ticket-words';
import type { TicketChoice } from './use-ticket-choice';

type Props = {
  page: EventPage;
  date: EventDateView;
  choice: TicketChoice;
  party: number;
  now: Date;
  locale: string;
};

/** The tickets of a date with their prices; whoever cannot have one is told why. What it all comes to stands below, before anything is agreed. */
export function TicketField({ page, date, choice, party, now, locale }: Props) {
  const { choices, has, picked, price, pick } = choice;
  const at = { timeZone: page.timeZone, locale, now };
  const own = has && !choices.some(({ view }) => view.typeId === has.typeId) ? has : null;
  const open = choices.find(({ view }) => view.typeId === picked?.typeId && view.pricing === 'open');
  const problem =
    price?.problem === 'not_money'
      ? 'Write an amount, like 12 or 4.50'
      : price?.problem === 'too_low' && open
        ? `At least ${moneyInWords(open.view.least, open.view.currency, locale)}`
        : null;
  const options = choices.map((one) => {
    const mine = has?.typeId === one.view.typeId;
    const why = mine ? null : whyNot(one.at, one.view, at);
    const costs =
      mine && one.view.pricing !== 'open' ? priceWords(has.each, has.currency, locale) : ticketPrice(one.view, locale);
    const more = [one.view.words, why ?? leftWords(one.at, date.placesLeft, at)].filter(Boolean).join(' · ');
    return {
      value: one.view.typeId,
      label: `${one.view.name}: ${costs}`,
      description: more || undefined,
      disabled: why !== null,
    };
  });
  const kept = own
    ? [{ value: own.typeId, label: `${own.name}: ${priceWords(own.each, own.currency, locale)}`, description: 'Yours' }]
    : [];
  return (
    <div className="grid gap-3">
      {options.length + kept.length > 0 ? (
        <Field label="Ticket" group>
          <RadioGroup
            value={picked?.typeId}
            onValueChange={(typeId) => {
              const found = choices.find(({ view }) => view.typeId === typeId);
              pick(found ? pickOf(found.view) : { typeId, typed: '' });
            }}
            options={[...kept, ...options]}
          />
        </Field>
      ) : (
        <p className="text-ink-muted">There is no ticket on sale.</p>
      )}
      {open && picked ? (
        <Field label={`You pay, in ${open.view.currency}${party > 1 ? ', for each' : ''}`} error={problem}>
          <Input
            value={picked.typed}
            inputMode="decimal"
            autoComplete="off"
            onChange={({ target }) => pick({ ...picked, typed: target.value })}
          />
        </Field>
      ) : null}
      {choice.code.shown ? <CodeField code={choice.code} /> : null}
      {price && price.each !== null && !problem ? (
        <p role="status" className="tabular font-medium">
          {price.each === 0
            ? 'Nothing to pay.'
            : `${totalWords(price.each, price.currency, party, locale)}, ${PAYS[paysHow(has, page.membersPay, true)]}.`}
        </p>
      ) : null}
    </div>
  );
}

const PAYS = { account: 'on your account', door: 'at the door' } as const;

function CodeField({ code }: { code: TicketChoice['code'] }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  if (!open)
    return (
      <Button variant="link" className="justify-self-start" onClick={() => setOpen(true)}>
        You have a code?
      </Button>
    );
  const { problem } = code;
  const send = () => typed.trim() !== '' && code.open(typed.trim().toUpperCase());
  return (
    <Field
      label="Your code"
      error={
        problem && code.tried === typed.trim().toUpperCase()
          ? [problem.title, problem.hint].filter(Boolean).join('. ')
          : null
      }
    >
      <div className="flex gap-2">
        <Input
          value={typed}
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="uppercase"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            send();
          }}
        />
        <Button loading={code.busy} onClick={send}>
          Use it
        </Button>
      </div>
    </Field>
  );
}
