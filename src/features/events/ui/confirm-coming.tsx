import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { counted } from '@/features/bookings/domain/when-words';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import type { AskedAnswer } from '../event-pages.contract';
import { OffBanner } from './date-state';
import { EventFacts } from './event-facts';
import { guestsWords } from './public-words';
import { agreedWords } from './ticket-words';

type Props = { asked: AskedAnswer; token: string; refused: string | null; locale: string };

/** Behind the link of the mail that asks whether it was them: what was asked for, and one button. Opening the page alone does nothing. */
export function ConfirmComing({ asked, token, refused, locale }: Props) {
  const { page, date, name, email, party, done } = asked;
  const copy = refused ? eventCopy(refused) : null;
  return (
    <div className="grid gap-6">
      {copy ? (
        <Banner tone="danger" live title={copy.title}>
          {copy.hint}
        </Banner>
      ) : null}
      <OffBanner page={page} date={date} />
      <p className="text-lg break-words">
        {name}, with the address {email}
        {party > 1 ? `, and ${guestsWords(party - 1)}` : ''}.
      </p>
      {asked.ticket ? (
        <p className="tabular">
          {agreedWords(asked.ticket, party, locale)}
          {asked.ticket.each > 0 ? ', at the door.' : '.'}
        </p>
      ) : null}
      <EventFacts page={page} date={date} locale={locale} />
      {date.placesLeft !== null && date.placesLeft < party && !done ? (
        <p className="text-ink-muted">
          {date.placesLeft === 0 ? 'All places are taken' : `Only ${counted(date.placesLeft, 'place')} left`}: you come
          into the line, and hear of it when a place is yours.
        </p>
      ) : null}
      <form method="post" action={paths.sendEventConfirm()}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary" size="lg" wide>
          {done ? 'Show my answer' : 'Yes, that was me'}
        </Button>
      </form>
      {done ? null : <p className="text-ink-muted">It was not you? Close this page: nothing happens.</p>}
    </div>
  );
}
