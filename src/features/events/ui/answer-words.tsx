import type { ReactNode } from 'react';
import { counted, dateWords } from '@/features/bookings/domain/when-words';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import type { OwnAnswer } from '../domain/own-answer';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { minutesWords } from './event-words';
import { OwesWords } from './owes-words';

type Props = { page: EventPage; date: EventDateView; own: OwnAnswer; now: Date; locale: string };

/** How one's answer stands, and what it costs. */
export function AnswerWords(props: Props) {
  return (
    <>
      <StandingWords {...props} />
      <OwesWords mine={props.date.mine} standing={props.own.standing} locale={props.locale} />
    </>
  );
}

/** How one's answer stands, in a sentence, and until when it can be changed; why nothing can be said where that is so. */
function StandingWords({ page, date, own, now, locale }: Props) {
  const { mine } = date;
  const at = (instant: Date) =>
    `${dateWords(localDateOf(instant, page.timeZone), locale, localDateOf(now, page.timeZone))}, ${clockLabel(instant, page.timeZone, locale)}`;
  const closesAt = new Date(new Date(date.startsAt).getTime() - page.closesMinutes * 60_000);
  const until = date.phase === 'open' ? `You can change that until ${at(closesAt)}.` : '';
  const guests = mine && mine.party > 1 ? ` with ${counted(mine.party - 1, 'guest')}` : '';
  switch (own.standing) {
    case 'off':
      return <Off page={page} date={date} />;
    case 'over':
      return <p className="text-ink-muted">This is over.{mine?.status === 'going' ? ' You were going.' : ''}</p>;
    case 'in':
      return (
        <Good>
          You are in{guests}
          {mine?.checkedInAt ? `, since ${clockLabel(new Date(mine.checkedInAt), page.timeZone, locale)}` : ''}.
        </Good>
      );
    case 'going':
      return (
        <Good more={until || 'Answers are closed. If you can’t come after all, tell the host.'}>
          You are coming{guests}.
        </Good>
      );
    case 'offered':
      return (
        <Banner tone="warn" live title={`A place is held for you${guests}`}>
          {mine?.offerExpiresAt
            ? `Take it by ${at(new Date(mine.offerExpiresAt))}: ${minutesLeft(mine.offerExpiresAt, now)}. After that it goes to the next in line.`
            : 'Take it, or give it to the next in line.'}
        </Banner>
      );
    case 'waiting':
      return (
        <Good more="You hear from us as soon as there is a place for you.">
          You are {place((mine?.ahead ?? 0) + 1)} in line{guests}.
        </Good>
      );
    case 'asked':
      return <Good more="You hear from us when the host has answered.">You have asked to come{guests}.</Good>;
    case 'refused':
      return <p className="text-ink-muted">The host has no place for you this time.</p>;
    case 'none':
      return <None page={page} date={date} own={own} at={at} closesAt={closesAt} />;
  }
}

function Off({ page, date }: Pick<Props, 'page' | 'date'>) {
  const isDraft = page.status !== 'published' && page.status !== 'cancelled';
  if (isDraft) return <p className="text-ink-muted">This event is not published yet: nobody can answer.</p>;
  const words = date.endedWords || page.endedWords;
  return (
    <Banner tone="warn" title={page.status === 'cancelled' ? 'This event is off' : 'This date is off'}>
      {words || 'Whoever had answered has been told.'}
    </Banner>
  );
}

type NoneProps = Pick<Props, 'page' | 'date' | 'own'> & { at: (instant: Date) => string; closesAt: Date };

function None({ page, date, own, at, closesAt }: NoneProps) {
  if (date.phase === 'not_yet' && page.opensAt)
    return <p className="text-ink-muted">Answers open on {at(new Date(page.opensAt))}.</p>;
  if (date.phase === 'begun')
    return <p className="text-ink-muted">This has begun: answers are closed. Ask at the door.</p>;
  if (date.phase === 'closed')
    return (
      <p className="text-ink-muted">
        Answers closed on {at(closesAt)}. Write to the host if you would like to come after all.
      </p>
    );
  if (own.answer === 'wait')
    return (
      <p className="text-ink-muted">
        It is full.{' '}
        {page.offerMinutes === null
          ? 'A place that frees up goes to the first in line at once.'
          : `A place that frees up is held for the first in line for ${minutesWords(page.offerMinutes)}.`}
      </p>
    );
  if (own.answer === 'ask') return <p className="text-ink-muted">The host says yes or no to whoever asks.</p>;
  return page.closesMinutes > 0 ? <p className="text-ink-muted">Answer by {at(closesAt)}.</p> : null;
}

const Good = ({ children, more }: { children: ReactNode; more?: string }) => (
  <div role="status">
    <p className="font-medium">{children}</p>
    {more ? <p className="text-ink-muted text-sm">{more}</p> : null}
  </div>
);

/** "2 h 5 min are left", rounded down: nobody is told of time that is not there. */
function minutesLeft(until: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((new Date(until).getTime() - now.getTime()) / 60_000));
  return minutes < 1 ? 'less than a minute is left' : `${minutesWords(minutes)} left`;
}

/** "1st", "2nd", "11th" */
function place(number: number): string {
  const teen = Math.floor((number % 100) / 10) === 1;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
