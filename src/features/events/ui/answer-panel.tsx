'use client';
import { useState } from 'react';
import { EVENT_WORDS } from '@/client/event-copy';
import { useNow } from '@/client/use-now';
import { whenWords } from '@/features/bookings/domain/when-words';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { ownAnswer, type OwnAnswer } from '../domain/own-answer';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { GuestFields, type Companions } from './guest-fields';
import { AnswerWords } from './answer-words';
import { comingWords, placesWords } from './event-words';
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
  const sending = useAnswer(page.operator.id, date.dateId, () => {
    setEditing(false);
    setSaid(null);
  });
  const companions = said ?? companionsOf(mine);
  const alone = { guests: [], note: companions.note };
  const send = (act: Sent['act'], what: Companions = companions) =>
    sending.send({ act, party: 1 + what.guests.length, guestNames: [...what.guests], note: what.note });
  const answers = own.standing === 'none' && own.answer !== null;
  return (
    <div className="grid gap-4">
      <Counts date={date} />
      <AnswerWords page={page} date={date} own={own} now={now} locale={locale} />
      {answers || editing ? (
        <GuestFields most={page.guestsEach} value={companions} onChange={setSaid} startOpen={editing} />
      ) : null}
      {sending.refusal ? <Refused {...sending.refusal} /> : null}
      <div className="flex flex-wrap gap-2">
        {answers && own.answer ? (
          <Button
            variant="primary"
            wide
            size="lg"
            loading={sending.busy === 'answer'}
            onClick={() => void send('answer')}
          >
            {ANSWER_LABEL[own.answer]}
          </Button>
        ) : null}
        {own.standing === 'offered' ? (
          <>
            <Button variant="primary" loading={sending.busy === 'accept'} onClick={() => void send('accept', alone)}>
              Take the place
            </Button>
            <Button loading={sending.busy === 'decline'} onClick={() => void send('decline', alone)}>
              No, give it to the next
            </Button>
          </>
        ) : null}
        {editing ? (
          <>
            <Button variant="primary" loading={sending.busy === 'change'} onClick={() => void send('change')}>
              Save
            </Button>
            <Button
              onClick={() => {
                setEditing(false);
                setSaid(null);
              }}
            >
              Leave it as it is
            </Button>
          </>
        ) : (
          <Changes
            own={own}
            busy={sending.busy === 'cancel'}
            onEdit={() => setEditing(true)}
            onCancel={() => void send('cancel', alone)}
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
  const late = EVENT_WORDS['event.too_late_to_cancel'];
  const tooLate = typeof late === 'function' ? '' : `${late.title}. ${late.hint}`;
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
