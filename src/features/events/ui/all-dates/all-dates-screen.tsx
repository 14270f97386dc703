'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { counted, dateWords } from '@/features/bookings/domain/when-words';
import type { EventDateId, EventId, OperatorId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Checkbox } from '@/ui/checkbox';
import { EmptyState } from '@/ui/empty-state';
import { focusFirstError } from '@/ui/focus-first-error';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import type { AllDates, DateOutcome } from '../../all-dates.contract';
import { fieldOfQuestion, openQuestions, type GivenReply } from '../../domain/questions';
import { saidOf, typedAnswer } from '../../domain/typed-answer';
import { GuestFields, type Companions } from '../guest-fields';
import { PlainTickets } from '../plain-tickets';
import { QuestionFields } from '../question-fields';
import { answerable, DateOutcomes, sumWords, ticketsOf, totalWords } from './date-outcomes';
import { useAllDates } from './use-all-dates';

type Props = {
  operator: { readonly id: OperatorId; readonly slug: string };
  space: { readonly id: SpaceId; readonly slug: string };
  first: AllDates;
  readAt: string;
  locale: string;
};

/** The ticket that is ticked, with its price or what was typed for it. */
function ticketIn(form: HTMLFormElement | null) {
  if (!form) return null;
  const data = new FormData(form);
  const field = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return saidOf(typedAnswer(field)).ticket;
}

const ALONE: Companions = { guests: [], note: '' };

/** All dates of an event that repeats: what would become of each, then one answer to all of them; and the ways to take some of it back. */
export function AllDatesScreen({ operator, space, first, readAt, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(new Date(readAt));
  const [companions, setCompanions] = useState<Companions>(ALONE);
  const party = 1 + companions.guests.length;
  const [typeId, setTypeId] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const where = { operatorId: operator.id, eventId: first.eventId as EventId };
  const { data: shown = first } = useQuery(
    trpc.events.allDates.queryOptions(
      { ...where, party, typeId },
      {
        initialData: party === 1 && (typeId === null || typeId === first.typeId) ? first : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  useTopic(spaceTopic(space.id), () => void client.invalidateQueries(trpc.events.allDates.pathFilter()));
  const [standing, setStanding] = useState(false);
  const [replied, setReplied] = useState<readonly GivenReply[] | null>(null);
  const [tried, setTried] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const sending = useAllDates(where);
  const back = paths.memberEvent(operator.slug, space.slug, first.slug);
  if (shown.dates.length === 0)
    return (
      <EmptyState picture="calendar" action={<LinkButton href={back}>Look at the event</LinkButton>}>
        {shown.title} has no dates to come.
      </EmptyState>
    );
  const count = answerable(shown);
  const total = totalWords(shown, party, locale);
  const adds = standing && shown.standing === null;
  const mine = shown.dates.filter((one) => one.mine && one.mine.status !== 'cancelled');
  const replies = replied ?? shown.replies;
  const open = openQuestions(shown.questions, replies);
  const say = () => {
    if (open.size > 0) {
      setTried(true);
      requestAnimationFrame(() => focusFirstError(fields.current));
      return;
    }
    const said = {
      party,
      guestNames: [...companions.guests],
      note: companions.note,
      replies: givenOf(replies),
      ticket: ticketIn(form.current),
    };
    void sending.answer({ ...said, standing: standing || shown.standing !== null }).then(() => setStanding(false));
  };
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={`All dates of ${shown.title}`}
        lead={[counted(shown.dates.length, 'date'), shown.repeats].filter(Boolean).join(' · ')}
      />
      <div className="grid gap-6">
        <Card aria-label="Your answer to all" className="grid gap-4">
          <CardTitle>Come to all of them</CardTitle>
          <p className="text-ink-muted" role="status">
            {sumWords(shown)}
          </p>
          {shown.tickets.length > 0 && (adds || shown.dates.some(({ did }) => did !== 'stays')) ? (
            <form
              ref={form}
              onSubmit={(event) => event.preventDefault()}
              onChange={(event) => setTypeId(ticketIn(event.currentTarget)?.typeId ?? null)}
            >
              <PlainTickets {...ticketsOf(first)} now={now} locale={locale} />
            </form>
          ) : null}
          {(count > 0 || adds) && shown.questions.length > 0 ? (
            <div ref={fields} className="grid gap-4">
              <QuestionFields
                questions={shown.questions}
                given={replies}
                errors={tried ? Object.fromEntries([...open].map(([id, words]) => [fieldOfQuestion(id), words])) : {}}
                onChange={setReplied}
              />
            </div>
          ) : null}
          {count > 0 ? <GuestFields most={shown.guestsEach} value={companions} onChange={setCompanions} /> : null}
          {shown.endless && shown.standing === null ? (
            <Checkbox
              checked={standing}
              onCheckedChange={setStanding}
              label="And the dates that are still to come"
              description="It has no end: whenever dates are added, you are in, or in line, and hear of it in one mail."
            />
          ) : null}
          {shown.standing ? (
            <Banner
              tone="info"
              title="You come to the dates that are still to be made, too"
              action={
                <Button size="sm" loading={sending.busy === 'new '} onClick={() => void sending.takeBack('new')}>
                  Not to new ones
                </Button>
              }
            >
              Since{' '}
              {dateWords(
                localDateOf(new Date(shown.standing.since), shown.timeZone),
                locale,
                localDateOf(now, shown.timeZone),
              )}
              .
            </Banner>
          ) : null}
          {total ? <p className="tabular font-medium">{total}</p> : null}
          {sending.refusal ? (
            <Banner tone="danger" live title={sending.refusal.title}>
              {sending.refusal.hint}
            </Banner>
          ) : null}
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant="primary"
              size="lg"
              loading={sending.busy === 'answer'}
              disabledReason={count === 0 && !adds ? 'There is no date left to answer.' : undefined}
              onClick={say}
            >
              {labelOf(shown, count, adds)}
            </Button>
            {mine.length > 1 ? (
              <Button
                variant="danger-quiet"
                loading={sending.busy === 'all '}
                onClick={() => void sending.takeBack('all')}
              >
                Take all back
              </Button>
            ) : null}
          </div>
        </Card>
        <DateOutcomes
          shown={shown}
          locale={locale}
          now={now}
          acts={(date) => <Acts date={date} last={shown.dates.at(-1)} {...sending} />}
        />
        <p>
          <Link href={back} className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4">
            Back to {shown.title}
          </Link>
        </p>
      </div>
    </div>
  );
}

const givenOf = (replies: readonly GivenReply[]) => replies.map(({ questionId, words }) => ({ questionId, words }));

const labelOf = ({ approval }: AllDates, count: number, adds: boolean): string =>
  count === 0
    ? adds
      ? 'Come to new dates'
      : 'All is answered'
    : `${approval ? 'Ask to come to' : 'Come to'} ${counted(count, 'date')}${adds ? ' and new ones' : ''}`;

type ActsProps = Pick<ReturnType<typeof useAllDates>, 'busy' | 'takeBack'> & {
  date: DateOutcome;
  last: DateOutcome | undefined;
};

function Acts({ date, last, busy, takeBack }: ActsProps) {
  const id = date.dateId as EventDateId;
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" variant="ghost" loading={busy === `this ${id}`} onClick={() => void takeBack('this', id)}>
        Not this one
      </Button>
      {last?.dateId === id ? null : (
        <Button size="sm" variant="ghost" loading={busy === `later ${id}`} onClick={() => void takeBack('later', id)}>
          Not from here on
        </Button>
      )}
    </span>
  );
}
