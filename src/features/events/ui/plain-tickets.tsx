import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { typedMoney } from '@/kernel/typed-money';
import { priceField, ticketValue, type TypedAnswer } from '../domain/typed-answer';
import type { EventDateView, EventPage } from '../event-pages.contract';
import type { AgreedTicket } from '../domain/ticket-type';
import { leftWords, priceWords, ticketPrice, ticketsAt, whyNot } from './ticket-words';

type Props = {
  page: Pick<EventPage, 'tickets' | 'timeZone'>;
  date: Pick<EventDateView, 'tickets' | 'placesLeft'>;
  /** Members may pay on their account. */
  pays?: 'account' | 'door';
  typed: TypedAnswer | undefined;
  /** What they have: kept, unless another is picked. */
  has?: AgreedTicket;
  errors: Readonly<Record<string, string>>;
  now: Date;
  locale: string;
};

/** The tickets of a date as plain fields, which work without a script: whoever cannot have one is told why. */
export function PlainTickets({ page, date, pays = 'door', typed, has, errors, now, locale }: Props) {
  const all = ticketsAt(page, date).filter(({ view }) => view.typeId !== has?.typeId);
  const at = { timeZone: page.timeZone, locale, now };
  const open = all.filter((one) => one.at.state === 'on_sale');
  const chosen = typed?.ticket.split(':')[0];
  const first =
    open.find(({ view }) => view.typeId === chosen) ?? open.find((one) => one.at.placesLeft !== 0) ?? open[0];
  if (all.length === 0 && has) return null;
  if (all.length === 0) return <p className="text-ink-muted">There is no ticket on sale.</p>;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">Ticket</legend>
      {has ? (
        <label className="border-line bg-surface has-[:checked]:border-accent-ink has-[:checked]:bg-accent-soft flex min-h-6 items-start gap-3 rounded-md border px-3.5 py-2.5">
          <input
            type="radio"
            name="ticket"
            value=""
            defaultChecked
            className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
          />
          <span className="min-w-0 break-words">
            {has.name}: <span className="tabular">{priceWords(has.each, has.currency, locale)}</span>, as it is
          </span>
        </label>
      ) : null}
      {all.map(({ view, at: stands }) => {
        const why = whyNot(stands, view, at);
        const more = [view.words, why ?? leftWords(stands, date.placesLeft, at)].filter(Boolean).join(' · ');
        const picked = !has && view.typeId === first?.view.typeId;
        return (
          <div
            key={view.typeId}
            className="border-line bg-surface has-[:checked]:border-accent-ink has-[:checked]:bg-accent-soft grid gap-2 rounded-md border px-3.5 py-2.5"
          >
            <label className="flex min-h-6 items-start gap-3">
              <input
                type="radio"
                name="ticket"
                required
                value={ticketValue(view)}
                defaultChecked={picked}
                disabled={why !== null}
                className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
              />
              <span className="grid min-w-0">
                <span className={why === null ? 'break-words' : 'text-ink-muted break-words'}>
                  {view.name}: <span className="tabular">{ticketPrice(view, locale)}</span>
                </span>
                {more ? <span className="text-ink-muted text-sm">{more}</span> : null}
              </span>
            </label>
            {view.pricing === 'open' && why === null ? (
              <Field label={`You pay, in ${view.currency}, for each`} error={picked ? errors.price : undefined}>
                <Input
                  name={priceField(view.typeId)}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={picked && typed?.price ? typed.price : typedMoney(view.price, view.currency)}
                />
              </Field>
            ) : null}
          </div>
        );
      })}
      <p className="text-ink-muted text-sm">
        {all.some(({ view }) => view.price > 0)
          ? `You pay ${pays === 'door' ? 'at the door' : 'on your account'}, for each who comes. Taxes are in the price.`
          : null}
      </p>
    </fieldset>
  );
}
