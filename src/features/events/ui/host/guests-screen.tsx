'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { counted, whenWords } from '@/features/bookings/domain/when-words';
import { FeedbackResults } from '@/features/event-talk/ui/feedback-results';
import type { EventDateId, EventId, OperatorId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { buttonLook } from '@/ui/button-look';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import type { EventPage } from '../../event-pages.contract';
import type { HostDate } from '../../host-pages.contract';
import type { Room } from '../editor/basic-fields';
import { CancelEventDialog } from './cancel-event-dialog';
import { ChangeDateDialog } from './change-date-dialog';
import { MessageGuests } from '../message-guests';
import { DateFigures } from './date-figures';
import { GuestList } from './guest-list';

type Props = {
  /** The event, as its page has it. */
  page: EventPage;
  first: { readonly timeZone: string; readonly dates: HostDate[] };
  rooms: readonly Room[];
  readAt: string;
  locale: string;
};

/** Who comes to a date: numbers first, then everybody by name with what a host can do about them. */
export function GuestsScreen({ page, first, rooms, readAt, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(new Date(readAt));
  const operatorId = page.operator.id as OperatorId;
  const eventId = page.eventId as EventId;
  const { data } = useQuery(trpc.events.dates.queryOptions({ operatorId, eventId }, { initialData: first }));
  useTopic(spaceTopic(page.space.id as SpaceId), () => void client.invalidateQueries(trpc.events.pathFilter()));
  const [asked, setAsked] = useQueryState('date', parseAsString.withOptions({ history: 'replace', shallow: true }));
  const { dates, timeZone } = data;
  const today = localDateOf(now, timeZone);
  const next = dates.find(({ endsAt, status }) => new Date(endsAt) > now && status === 'stands');
  const date = dates.find(({ dateId }) => dateId === asked) ?? next ?? dates.at(-1);
  const when = (one: HostDate) =>
    whenWords({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, timeZone, locale, today);
  const { operator, space, slug } = page;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader
        title={`Who comes to ${page.title}`}
        lead={date ? [when(date), date.roomName].filter(Boolean).join(', ') : 'It has no date yet.'}
        action={
          page.status === 'published' && date?.status === 'stands' && new Date(date.endsAt) > now ? (
            // Loaded anew: the camera is allowed there alone.
            <a
              href={paths.eventDoor(operator.slug, space.slug, slug, { date: date.dateId })}
              className={buttonLook({ variant: 'primary' })}
            >
              Open the door
            </a>
          ) : undefined
        }
      />
      <LiveBadge className="mb-2" />
      {date ? (
        <div className="grid gap-6">
          <div className="flex flex-wrap items-end justify-between gap-3">
            {dates.length > 1 ? (
              <Field label={`One of ${counted(dates.length, 'date')}`} className="min-w-0 flex-1 basis-64 sm:max-w-md">
                <Select value={date.dateId} onChange={({ target }) => void setAsked(target.value)}>
                  {dates.map((one) => (
                    <option key={one.dateId} value={one.dateId}>
                      {[when(one), markOf(one)].filter(Boolean).join(' · ')}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <span />
            )}
            {page.may.change ? (
              <Acts
                page={page}
                date={date}
                dates={dates}
                now={now}
                rooms={rooms}
                when={when}
                today={today}
                locale={locale}
              />
            ) : null}
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
            <GuestList
              key={date.dateId}
              operatorId={operatorId}
              dateId={date.dateId as EventDateId}
              timeZone={timeZone}
              locale={locale}
              over={new Date(date.endsAt) <= now || date.status !== 'stands'}
            />
            {page.may.change || page.status === 'cancelled' ? (
              <div className="grid gap-6">
                <DateFigures
                  operatorId={operatorId}
                  dateId={date.dateId as EventDateId}
                  today={today}
                  locale={locale}
                />
                {page.may.change && dates.some(({ endsAt }) => new Date(endsAt) <= now) ? (
                  <FeedbackResults
                    key={date.dateId}
                    {...{ operatorId, eventId }}
                    dateId={date.dateId as EventDateId}
                    over={new Date(date.endsAt) <= now}
                    several={dates.length > 1}
                  />
                ) : null}
              </div>
            ) : null}
          </div>
          <div className="flex flex-wrap gap-2">
            {page.may.change ? (
              <LinkButton
                size="sm"
                variant="ghost"
                href={paths.eventFigures(operator.slug, space.slug, slug, { date: date.dateId })}
              >
                In figures
              </LinkButton>
            ) : null}
            <LinkButton
              size="sm"
              variant="ghost"
              href={paths.eventPaper(operator.slug, space.slug, slug, { date: date.dateId })}
            >
              List and badges to print
            </LinkButton>
            <a
              className={buttonLook({ size: 'sm', variant: 'ghost' })}
              href={paths.api.eventGuests(operatorId, date.dateId)}
              download
            >
              Guests as a table (CSV)
            </a>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function markOf({ status, going, waiting, asked, capacity }: HostDate): string | null {
  if (status === 'cancelled') return 'cancelled';
  if (status === 'skipped') return 'left out';
  return [
    capacity === null ? `${going} coming` : `${going} of ${capacity}`,
    waiting > 0 ? `${waiting} waiting` : null,
    asked > 0 ? `${asked} ask` : null,
  ]
    .filter(Boolean)
    .join(', ');
}

type ActsProps = {
  page: EventPage;
  date: HostDate;
  dates: readonly HostDate[];
  now: Date;
  rooms: readonly Room[];
  when: (date: HostDate) => string;
  today: string;
  locale: string;
};

/** What a host can do about a date, and about the event with all that is to come. */
function Acts({ page, date, dates, now, rooms, when, today, locale }: ActsProps) {
  const [open, setOpen] = useState<'change' | 'cancel' | 'all' | null>(null);
  const close = () => setOpen(null);
  const toCome = dates.filter(({ status, startsAt }) => status !== 'cancelled' && new Date(startsAt) > now);
  const told = (all: readonly HostDate[]) => all.reduce((sum, { going, waiting }) => sum + going + waiting, 0);
  const gone = !toCome.includes(date);
  const whyNot =
    date.status === 'cancelled' ? 'This date is off.' : gone ? 'This date has begun: it runs out.' : undefined;
  const ids = { spaceId: page.space.id as SpaceId, eventId: page.eventId as EventId };
  const several = toCome.length > 1;
  const { operator, space, slug } = page;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton variant="ghost" href={paths.memberEvent(operator.slug, space.slug, slug, { date: date.dateId })}>
        Its page
      </LinkButton>
      {page.status === 'draft' ? null : (
        <MessageGuests
          key={date.dateId}
          operatorId={page.operator.id as OperatorId}
          dateId={date.dateId as EventDateId}
          timeZone={page.timeZone}
          locale={locale}
        />
      )}
      <Button
        disabledReason={page.status === 'draft' ? 'It is a draft: change it as a whole.' : whyNot}
        onClick={() => setOpen('change')}
      >
        Change this date
      </Button>
      <Button variant="danger-quiet" disabledReason={whyNot} onClick={() => setOpen('cancel')}>
        {several ? 'Cancel this date' : 'Cancel the event'}
      </Button>
      {several ? (
        <Button variant="danger-quiet" onClick={() => setOpen('all')}>
          Cancel all dates
        </Button>
      ) : null}
      {open === 'change' ? (
        <ChangeDateDialog {...{ ...ids, date, rooms, today, locale, onClose: close }} timeZone={page.timeZone} />
      ) : null}
      {open === 'cancel' ? (
        <CancelEventDialog
          {...ids}
          dateId={several ? (date.dateId as EventDateId) : null}
          title={page.title}
          what={when(date)}
          told={told([date])}
          onClose={close}
        />
      ) : null}
      {open === 'all' ? (
        <CancelEventDialog
          {...ids}
          dateId={null}
          title={page.title}
          what={counted(toCome.length, 'date')}
          told={told(toCome)}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
