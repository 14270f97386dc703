'use client';
import { Fragment } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { counted } from '@/features/bookings/domain/when-words';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import type { Guest } from '../../event-pages.contract';
import type { Answered, AnswerGuestInput } from '../../rsvps.contract';
import { guestMoney } from './guest-money';
import { useHostAct } from './use-host-act';

type Act = AnswerGuestInput['act'];
type Props = {
  guest: Guest;
  operatorId: OperatorId;
  dateId: EventDateId;
  timeZone: string;
  locale: string;
  /** Nothing can be done any more, or by this person. */
  still: boolean;
};

/** Somebody who answered, and what a host can do about it. */
export function GuestRow({ guest, operatorId, dateId, timeZone, locale, still }: Props) {
  const api = useTRPCClient();
  const { busy, refusal, act } = useHostAct();
  const state = stateOf(guest, timeZone, locale);
  const send = (what: Act) =>
    void act(
      what,
      { rsvpId: guest.rsvpId },
      {
        send: (requestId) =>
          api.events.answerGuest.mutate({ operatorId, dateId, rsvpId: guest.rsvpId, act: what, requestId }),
        told: (answer) => TOLD[what](guest.name, answer),
      },
    );
  const names = guest.guestNames.filter(Boolean);
  const about = [
    guest.member ? null : (guest.email ?? 'No account'),
    names.length > 0 ? `with ${names.join(', ')}` : null,
  ].filter((one) => one !== null);
  const costs = guestMoney(guest, locale);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-words">{guest.name}</span>
          {guest.party > 1 ? <span className="text-ink-muted tabular text-sm">+{guest.party - 1}</span> : null}
          <Badge tone={state.tone}>{state.words}</Badge>
        </p>
        {about.length > 0 ? <p className="text-ink-muted text-sm break-words">{about.join(' · ')}</p> : null}
        {costs ? <p className="tabular text-sm">{costs}</p> : null}
        {guest.note ? <p className="text-sm break-words">“{guest.note}”</p> : null}
        <Replies replies={guest.replies} />
        {refusal ? (
          <p role="alert" className="text-danger text-sm">
            {refusal.title}. {refusal.hint}
          </p>
        ) : null}
      </div>
      {still ? null : (
        <div className="flex flex-wrap gap-2">
          {actsOf(guest).map(({ what, words, main }) => (
            <Button
              key={what}
              size="sm"
              variant={main ? 'primary' : 'secondary'}
              aria-label={`${words}: ${guest.name}`}
              loading={busy === what}
              onClick={() => send(what)}
            >
              {words}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

const Replies = ({ replies }: Pick<Guest, 'replies'>) =>
  replies.length === 0 ? null : (
    <dl className="mt-1 grid gap-x-3 text-sm sm:grid-cols-[auto_1fr]">
      {replies.map(({ questionId, ask, words }) => (
        <Fragment key={questionId}>
          <dt className="text-ink-muted break-words">{ask}</dt>
          <dd className="break-words">{words.join(', ')}</dd>
        </Fragment>
      ))}
    </dl>
  );

const TOLD: Record<Act, (name: string, answer: Answered) => string> = {
  approve: (name, { status }) => (status === 'going' ? `${name} is coming` : `It is full: ${name} waits for a place`),
  refuse: (name) => `${name} hears that it is a no`,
  promote: (name) => `${name} has a place`,
  remove: (name) => `${name} is off the list, and is told`,
  undo_check_in: (name) => `${name} is out again`,
};

function actsOf({ status, how, checkedInAt }: Guest): { what: Act; words: string; main?: boolean }[] {
  if (checkedInAt) return [{ what: 'undo_check_in', words: 'Not in after all' }];
  switch (status) {
    case 'asked':
      return [
        { what: 'approve', words: 'Yes', main: true },
        { what: 'refuse', words: 'No' },
      ];
    case 'waiting':
    case 'offered':
      return [
        { what: 'promote', words: 'Give a place', main: true },
        { what: 'remove', words: 'Take off' },
      ];
    case 'going':
      return [{ what: 'remove', words: 'Take off' }];
    case 'declined':
      return how === 'by_host' ? [{ what: 'approve', words: 'Let them come after all' }] : [];
    case 'cancelled':
      return [];
  }
}

function stateOf(
  { status, how, checkedInAt, offerExpiresAt }: Guest,
  timeZone: string,
  locale: string,
): { words: string; tone: 'neutral' | 'accent' | 'success' | 'warn' } {
  const clock = (iso: string) => clockLabel(new Date(iso), timeZone, locale);
  if (checkedInAt) return { words: `In since ${clock(checkedInAt)}`, tone: 'success' };
  switch (status) {
    case 'asked':
      return { words: 'Asks to come', tone: 'warn' };
    case 'offered':
      return { words: offerExpiresAt ? `Offered until ${clock(offerExpiresAt)}` : 'Offered', tone: 'accent' };
    case 'waiting':
      return { words: 'Waits', tone: 'neutral' };
    case 'going':
      return { words: 'Coming', tone: 'success' };
    case 'declined':
      return { words: how === 'by_host' ? 'Told no' : 'Said no', tone: 'neutral' };
    case 'cancelled':
      return { words: 'Not coming', tone: 'neutral' };
  }
}

/** "3 people" */
export const people = (count: number): string => counted(count, 'person', 'people');
