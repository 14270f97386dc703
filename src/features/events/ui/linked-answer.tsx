import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { counted } from '@/features/bookings/domain/when-words';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ownAnswer, type OwnAnswer } from '../domain/own-answer';
import type { LinkedAnswer as Linked } from '../event-pages.contract';
import { AddToCalendar } from './add-to-calendar';
import { OffBanner, shutWords } from './date-state';
import { EventFacts } from './event-facts';
import { PartyFields } from './party-fields';
import { QuestionFields } from './question-fields';
import { OwesWords } from './owes-words';
import { PlainTickets } from './plain-tickets';
import { guestsWords, momentWords } from './public-words';

type Props = {
  linked: Linked;
  token: string;
  did: string | null;
  refused: string | null;
  address: string;
  locale: string;
  now: Date;
};

/** Behind the link in a mail: how one's answer stands, and what can be done about it. It works without a script. */
export function LinkedAnswer({ linked, token, did, refused, address, locale, now }: Props) {
  const { page, date } = linked;
  const own = ownAnswer(date, { out: page.status === 'published', approval: page.approval }, now);
  const copy = refused ? eventCopy(refused) : null;
  return (
    <div className="grid gap-6">
      {copy ? (
        <Banner tone="danger" live title={copy.title}>
          {copy.hint}
        </Banner>
      ) : null}
      <OffBanner page={page} date={date} />
      <p role={did ? 'status' : undefined} className="text-lg font-medium">
        {standingWords(linked, own, { locale, now })}
      </p>
      <OwesWords mine={date.mine} standing={own.standing} locale={locale} />
      <EventFacts page={page} date={date} locale={locale} />
      <Doings {...{ linked, own, token, locale, now }} />
      {page.repeats && page.status === 'published' ? (
        <p>
          <a href={paths.eventAllDates({ token })} className="text-accent-ink underline underline-offset-4">
            Come to all its dates, or see which you come to
          </a>
        </p>
      ) : null}
      {own.standing === 'going' ? <AddToCalendar page={page} date={date} address={address} /> : null}
    </div>
  );
}

type At = { readonly locale: string; readonly now: Date };

/** How it stands, in a sentence. */
function standingWords({ page, date }: Linked, own: OwnAnswer, { locale, now }: At): string {
  const { mine } = date;
  const guests = mine && mine.party > 1 ? ` with ${guestsWords(mine.party - 1)}` : '';
  switch (own.standing) {
    case 'in':
      return 'You are in. Have a good time.';
    case 'going':
      return `You are coming${guests}.`;
    case 'waiting':
      return mine && mine.ahead > 0
        ? `You are in line${guests}: ${counted(mine.ahead, 'answer')} before yours.`
        : `You are in line${guests}, and the next to get a place.`;
    case 'offered':
      return mine?.offerExpiresAt
        ? `A place is yours${guests} if you take it by ${momentWords(new Date(mine.offerExpiresAt), page.timeZone, locale, now)}.`
        : `A place is yours${guests} if you take it.`;
    case 'asked':
      return `You have asked to come${guests}. You hear from the host by mail.`;
    case 'refused':
      return 'The host has no place for you this time.';
    case 'off':
    case 'over':
      return shutWords({ page, date, locale, now }) ?? 'It is over.';
    case 'none':
      return mine?.status === 'offered'
        ? 'The place that was offered to you went on to the next.'
        : 'You are not coming.';
  }
}

type DoingsProps = { linked: Linked; own: OwnAnswer; token: string } & At;

function Doings({ linked: { page, date }, own, token, locale, now }: DoingsProps) {
  const { mine } = date;
  if (own.standing === 'none')
    return (
      <p>
        <a
          href={`${paths.event(page.operator.slug, page.slug, { date: date.dateId })}#answer`}
          className="text-accent-ink underline underline-offset-4"
        >
          Changed your mind? Answer again
        </a>
      </p>
    );
  if (!mine) return null;
  const guests = mine.guestNames.join('\n');
  return (
    <div className="grid gap-4">
      {own.standing === 'offered' ? (
        <div className="flex flex-wrap gap-2">
          <Act token={token} act="accept" party={mine.party} guests={guests}>
            <Button type="submit" variant="primary">
              Take the place
            </Button>
          </Act>
          <Act token={token} act="decline" party={mine.party} guests={guests}>
            <Button type="submit">No, give it to the next</Button>
          </Act>
        </div>
      ) : null}
      {own.change ? (
        <Folded label={page.questions.length > 0 ? 'Change what you said' : 'Change guests or your word for the host'}>
          <Act token={token} act="change">
            <div className="grid gap-4">
              {mine.ticket ? (
                <PlainTickets
                  {...{ page, date, locale, now }}
                  pays={mine.ticket.pays}
                  has={mine.ticket}
                  typed={undefined}
                  errors={{}}
                />
              ) : null}
              <PartyFields most={page.guestsEach} party={String(mine.party)} guests={guests} note={mine.note} />
              <QuestionFields questions={page.questions} given={mine.replies} />
              <Button type="submit" variant="primary" className="justify-self-start">
                Save
              </Button>
            </div>
          </Act>
        </Folded>
      ) : null}
      {own.cancel ? (
        <Folded
          label={
            own.standing === 'going' ? 'I can’t come' : own.standing === 'asked' ? 'Take it back' : 'Leave the line'
          }
        >
          <Act token={token} act="cancel" party={mine.party} guests={guests}>
            <p className="text-ink-muted mb-3">
              {mine.party > 1 ? `All ${mine.party} places go` : 'Your place goes'} to whoever waits. The host sees it.
            </p>
            <Button type="submit" variant="danger">
              {own.standing === 'going' ? 'Give my place back' : 'Take me off the list'}
            </Button>
          </Act>
        </Folded>
      ) : null}
    </div>
  );
}

const Folded = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <details className="border-line rounded-md border px-4 py-1">
    <summary className="focus-ring min-h-8 cursor-pointer rounded-sm py-1 font-medium">{label}</summary>
    <div className="py-3">{children}</div>
  </details>
);

type ActProps = { token: string; act: string; party?: number; guests?: string; children: React.ReactNode };

const Act = ({ token, act, party, guests, children }: ActProps) => (
  <form method="post" action={paths.sendEventAnswer()}>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="act" value={act} />
    {party === undefined ? null : <input type="hidden" name="party" value={party} />}
    {guests ? <input type="hidden" name="guests" value={guests} /> : null}
    {children}
  </form>
);
