'use client';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { useNow } from '@/client/use-now';
import { whenWords } from '@/features/bookings/domain/when-words';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Select } from '@/ui/select';
import { ownAnswer, type OwnAnswer } from '../domain/own-answer';
import { fieldOfQuestion, openQuestions, type GivenReply } from '../domain/questions';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { GuestFields, type Companions } from './guest-fields';
import { AnswerWords } from './answer-words';
import { QuestionFields } from './question-fields';
import { comingWords, placesWords } from './event-words';
import { TicketField } from './ticket-field';
import { useTicketChoice } from './use-ticket-choice';
import { useAnswer, type Sent } from './use-answer';

type Props = {
  page: EventPage;
  /** The date that was asked for; the first that is to come where it is not known. */
  dateId?: string | undefined;
  onDate?: (dateId: string) => void;
  firstNow: Date;
  locale: string;
};

/** Whether one comes: in one tap, with guests by name and a word for the host where one wishes; changed or taken back until the deadline. */
export function AnswerPanel({ page, dateId, onDate, firstNow, locale }: Props) {
  const now = useNow(firstNow);
  const dates = page.dates.filter(({ status }) => status !== 'skipped');
  const date = dates.find((one) => one.dateId === dateId) ?? dates[0];
  if (!date) return null;
  const today = localDateOf(now, page.timeZone);
  const when = (one: EventDateView) =>
    whenWords({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, page.timeZone, locale, today);
  return (
    <Card aria-label="Your answer" className="grid content-start gap-4">
      <CardTitle>Your answer</CardTitle>
      {dates.length > 1 && onDate ? (
        <Field label="Date">
          <Select value={date.dateId} onChange={(event) => onDate(event.target.value)}>
            {dates.map((one) => (
              <option key={one.dateId} value={one.dateId}>
                {[when(one), mark(one)].filter(Boolean).join(' · ')}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <p className="tabular font-medium">{when(date)}</p>
      )}
      {dates.length > 1 && page.status === 'published' ? (
        <Link
          href={paths.memberEventDates(page.operator.slug, page.space.slug, page.slug)}
          className="text-accent-ink inline-flex min-h-6 items-center justify-self-start underline underline-offset-4"
        >
          Come to all dates
        </Link>
      ) : null}
      <OneDate key={date.dateId} page={page} date={date} now={now} locale={locale} />
    </Card>
  );
}

function mark({ status, mine, placesLeft }: EventDateView): string | null {
  if (status === 'cancelled') return 'cancelled';
  if (mine?.status === 'going') return 'you are coming';
  if (mine?.status === 'waiting') return 'you are waiting';
  return placesLeft === 0 ? 'full' : null;
}

type OneProps = { page: EventPage; date: EventDateView; now: Date; locale: string };

const ANSWER_LABEL = { come: 'I’m coming', wait: 'Wait for a place', ask: 'Ask to come' } as const;

function OneDate({ page, date, now, locale }: OneProps) {
  const { mine } = date;
  const own = ownAnswer(date, { out: page.status === 'published', approval: page.approval }, now);
  const [editing, setEditing] = useState(false);
  const [said, setSaid] = useState<Companions | null>(null);
  const [replied, setReplied] = useState<readonly GivenReply[] | null>(null);
  const [tried, setTried] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const tickets = useTicketChoice(page, date);
  const stop = () => {
    setEditing(false);
    setSaid(null);
    setReplied(null);
    setTried(false);
    tickets.forget();
  };
  const sending = useAnswer(page.operator.id, date.dateId, stop);
  const companions = said ?? companionsOf(mine);
  const alone = { guests: [], note: companions.note };
  const replies = replied ?? mine?.replies ?? [];
  const open = openQuestions(page.questions, replies);
  const send = (act: Sent['act'], what: Companions = companions) => {
    const says = act === 'answer' || act === 'change';
    const asks = says && page.questions.length > 0;
    if (asks && open.size > 0) {
      setTried(true);
      requestAnimationFrame(() => focusFirstError(fields.current));
      return;
    }
    const party = { party: 1 + what.guests.length, guestNames: [...what.guests], note: what.note };
    void sending.send({
      ...{ act, ...party, ticket: says ? tickets.wanted : null },
      ...(asks ? { replies: [...replies] } : {}),
    });
  };
  const answers = own.standing === 'none' && own.answer !== null;
  const doing = own.answer === 'come' && tickets.soldOut ? 'wait' : own.answer;
  const barred = page.ticketed && !tickets.wanted ? 'Pick a ticket first.' : undefined;
  return (
    <div className="grid gap-4">
      <Counts date={date} />
      <AnswerWords page={page} date={date} own={own} now={now} locale={locale} />
      {(answers || editing) && page.ticketed ? (
        <TicketField {...{ page, date, now, locale }} choice={tickets} party={1 + companions.guests.length} />
      ) : null}
      {answers || editing ? (
        <div ref={fields} className="grid gap-4">
          <QuestionFields
            questions={page.questions}
            given={replies}
            errors={tried ? Object.fromEntries([...open].map(([id, words]) => [fieldOfQuestion(id), words])) : {}}
            onChange={setReplied}
          />
          <GuestFields most={page.guestsEach} value={companions} onChange={setSaid} startOpen={editing} />
        </div>
      ) : null}
      {sending.refusal ? <Refused {...sending.refusal} /> : null}
      <div className="flex flex-wrap gap-2">
        {answers && doing ? (
          <Button
            variant="primary"
            disabledReason={barred}
            wide
            size="lg"
            loading={sending.busy === 'answer'}
            onClick={() => send('answer')}
          >
            {ANSWER_LABEL[doing]}
          </Button>
        ) : null}
        {own.standing === 'offered' ? (
          <>
            <Button variant="primary" loading={sending.busy === 'accept'} onClick={() => send('accept', alone)}>
              Take the place
            </Button>
            <Button loading={sending.busy === 'decline'} onClick={() => send('decline', alone)}>
              No, give it to the next
            </Button>
          </>
        ) : null}
        {editing ? (
          <>
            <Button
              variant="primary"
              disabledReason={tickets.price?.problem ? 'Say first what you pay.' : undefined}
              loading={sending.busy === 'change'}
              onClick={() => send('change')}
            >
              Save
            </Button>
            <Button onClick={stop}>Leave it as it is</Button>
          </>
        ) : (
          <Changes
            own={own}
            busy={sending.busy === 'cancel'}
            onEdit={() => setEditing(true)}
            onCancel={() => send('cancel', alone)}
          />
        )}
      </div>
    </div>
  );
}

const companionsOf = (mine: EventDateView['mine']): Companions => {
  if (!mine || !['going', 'waiting', 'offered', 'asked'].includes(mine.status)) return { guests: [], note: '' };
  const guests = Array.from({ length: mine.party - 1 }, (_, at) => mine.guestNames[at] ?? '');
  return { guests, note: mine.note };
};

/** How many come and what is left, as far as one may know. */
function Counts({ date }: { date: EventDateView }) {
  if (date.status !== 'stands' || date.phase === 'over') return null;
  const waiting = date.waiting ? `${date.waiting} waiting` : null;
  const words = [comingWords(date.coming), placesWords(date.placesLeft), waiting].filter(Boolean);
  return words.length > 0 ? (
    <p className="text-ink-muted tabular" role="status">
      {words.join(' · ')}
    </p>
  ) : null;
}

const LEAVE = { going: 'I can’t come', waiting: 'Leave the line', asked: 'Take it back', offered: null } as const;

function Changes({
  own,
  busy,
  onEdit,
  onCancel,
}: {
  own: OwnAnswer;
  busy: boolean;
  onEdit: () => void;
  onCancel: () => void;
}) {
  const { standing } = own;
  if (standing !== 'going' && standing !== 'waiting' && standing !== 'asked' && standing !== 'offered') return null;
  const late = eventCopy('event.too_late_to_cancel');
  const tooLate = `${late.title}. ${late.hint}`;
  const leave = LEAVE[standing];
  return (
    <>
      <Button disabledReason={own.change ? undefined : 'Answers are closed.'} onClick={onEdit}>
        Change
      </Button>
      {leave ? (
        <Button
          variant="danger-quiet"
          loading={busy}
          disabledReason={own.cancel ? undefined : tooLate}
          onClick={onCancel}
        >
          {leave}
        </Button>
      ) : null}
    </>
  );
}

const Refused = ({ title, hint }: { title: string; hint?: string | undefined }) => (
  <Banner tone="danger" live title={title}>
    {hint}
  </Banner>
);
