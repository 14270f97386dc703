import type { ReactNode } from 'react';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { counted } from '@/features/bookings/domain/when-words';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import type { DateOutcome, LinkedDates } from '../../all-dates.contract';
import { PartyFields } from '../party-fields';
import { PlainTickets } from '../plain-tickets';
import { QuestionFields } from '../question-fields';
import { answerable, DateOutcomes, sumWords, ticketsOf, totalWords } from './date-outcomes';

type Props = {
  shown: LinkedDates;
  token: string;
  party: number;
  did: string | null;
  refused: string | null;
  locale: string;
  now: Date;
};

/** Behind the link of a mail: all dates of the event, what would become of each, and the ways to answer and to take back. It works without a script. */
export function LinkedAllDates({ shown, token, party, did, refused, locale, now }: Props) {
  const copy = refused ? eventCopy(refused) : null;
  const count = answerable(shown);
  const total = totalWords(shown, party, locale);
  const mine = shown.dates.filter(({ mine: one }) => one !== null && one.status !== 'cancelled');
  return (
    <div className="grid gap-6">
      {copy ? (
        <Banner tone="danger" live title={copy.title}>
          {copy.hint}
        </Banner>
      ) : null}
      {did ? (
        <Banner live title="Done">
          This is how your dates stand now. We write to you about what has changed.
        </Banner>
      ) : null}
      <p className="text-ink-muted">{sumWords(shown)}</p>
      {shown.guestsEach > 0 || shown.tickets.length > 1 ? <Look shown={shown} token={token} party={party} /> : null}
      <DateOutcomes
        {...{ shown, locale, now }}
        acts={(date) => <TakeBack date={date} token={token} last={shown.dates.at(-1)?.dateId === date.dateId} />}
      />
      {count > 0 || (shown.endless && !shown.standing) ? (
        <form method="post" action={paths.sendEventAllDates()} className="grid gap-4">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="act" value="come" />
          {shown.tickets.length > 0 && count > 0 ? (
            <PlainTickets {...ticketsOf(shown)} now={now} locale={locale} />
          ) : null}
          {count > 0 ? (
            <PartyFields most={shown.guestsEach} party={String(party)} guests="" note="" />
          ) : (
            <input type="hidden" name="party" value={party} />
          )}
          <QuestionFields questions={shown.questions} given={shown.replies} />
          {shown.endless && !shown.standing ? (
            <label className="flex min-h-6 items-start gap-3">
              <input
                type="checkbox"
                name="standing"
                value="yes"
                className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
              />
              <span>
                And the dates that are still to come: whenever dates are added I am in, or in line, and hear of it in
                one mail.
              </span>
            </label>
          ) : null}
          {total ? <p className="tabular font-medium">{total}</p> : null}
          <Button type="submit" variant="primary" size="lg" wide>
            {count > 0 ? `${shown.approval ? 'Ask to come to' : 'Come to'} ${counted(count, 'date')}` : 'Save'}
          </Button>
        </form>
      ) : null}
      {shown.standing ? (
        <Act token={token} act="new">
          <p className="text-ink-muted mb-2">You come to the dates that are still to be made, too.</p>
          <Button type="submit">Not to new ones</Button>
        </Act>
      ) : null}
      {mine.length > 1 ? (
        <details className="border-line rounded-md border px-4 py-1">
          <summary className="focus-ring min-h-8 cursor-pointer rounded-sm py-1 font-medium">
            I can’t come to any of them
          </summary>
          <div className="py-3">
            <Act token={token} act="all">
              <p className="text-ink-muted mb-3">Your places go to whoever waits. The host sees it.</p>
              <Button type="submit" variant="danger">
                Take all back
              </Button>
            </Act>
          </div>
        </details>
      ) : null}
    </div>
  );
}

/** Another number of people, another outcome: asked of the server before anything is said. */
const Look = ({ shown, token, party }: Pick<Props, 'shown' | 'token' | 'party'>) => (
  <form method="get" action={paths.eventAllDates()} className="flex flex-wrap items-end gap-3">
    <input type="hidden" name="token" value={token} />
    <Field label="What would become of it with" className="min-w-0 flex-1 basis-48">
      <Select name="party" defaultValue={String(party)}>
        {Array.from({ length: shown.guestsEach + 1 }, (_, at) => (
          <option key={at} value={at + 1}>
            {at === 0 ? 'just me' : `${at + 1} people`}
          </option>
        ))}
      </Select>
    </Field>
    {shown.tickets.length > 1 ? (
      <Field label="Ticket" className="min-w-0 flex-1 basis-40">
        <Select name="ticket" defaultValue={shown.typeId ?? ''}>
          {shown.tickets.map(({ typeId, name }) => (
            <option key={typeId} value={typeId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    ) : null}
    <Button type="submit">Look</Button>
  </form>
);

const TakeBack = ({ date, token, last }: { date: DateOutcome; token: string; last: boolean }) => (
  <span className="flex flex-wrap gap-2">
    <Act token={token} act="this" date={date.dateId}>
      <Button type="submit" size="sm" variant="ghost">
        Not this one
      </Button>
    </Act>
    {last ? null : (
      <Act token={token} act="later" date={date.dateId}>
        <Button type="submit" size="sm" variant="ghost">
          Not from here on
        </Button>
      </Act>
    )}
  </span>
);

type ActProps = { token: string; act: string; date?: string; children: ReactNode };

const Act = ({ token, act, date, children }: ActProps) => (
  <form method="post" action={paths.sendEventAllDates()}>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="act" value={act} />
    {date ? <input type="hidden" name="date" value={date} /> : null}
    {children}
  </form>
);
