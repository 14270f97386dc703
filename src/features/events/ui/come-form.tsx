import { MailCheck } from 'lucide-react';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import type { OwnAnswer } from '../domain/own-answer';
import type { KeptAnswer } from '../domain/typed-answer';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { PartyFields } from './party-fields';
import { QuestionFields } from './question-fields';
import { PlainTickets } from './plain-tickets';

export type Said = 'asked' | 'refused' | 'elsewhere' | null;
type Props = {
  page: EventPage;
  date: EventDateView;
  answer: NonNullable<OwnAnswer['answer']>;
  said: Said;
  kept: KeptAnswer | null;
  /** Where they came from, for the host: the site that led here. */
  cameFrom: string;
  /** By the link of an invitation: their address is known, and their answer counts at once. */
  invited?: { readonly token: string; readonly email: string };
  /** The code by which some of the tickets are shown. */
  code?: string | undefined;
  now: Date;
  locale: string;
};

const LABEL = { come: 'I’m coming', wait: 'Join the line', ask: 'Ask to come' } as const;
const LEAD = {
  come: 'No account needed: we send you a mail, and its button gives you your place.',
  wait: 'All places are taken. Join the line: when one frees up for you, you hear of it by mail.',
  ask: 'The host says who comes. No account needed: we send you a mail to be sure that it is you.',
} as const;

/** "I come too", for who has no account: a plain form, sent and answered without a script. */
export function ComeForm({ page, date, answer, said, kept, cameFrom, invited, code = '', now, locale }: Props) {
  if (said === 'asked')
    return (
      <LookIntoMail
        email={kept?.typed.email ?? ''}
        again={paths.event(page.operator.slug, page.slug, { date: date.dateId })}
      />
    );
  const typed = kept?.typed;
  const problem = said === 'refused' ? (kept?.problem ?? { code: 'internal', fields: {}, details: {} }) : null;
  const why = said === 'elsewhere' ? 'request.cross_site' : problem?.code;
  const copy = why ? eventCopy(why, problem?.details) : null;
  const fields = problem?.fields ?? {};
  return (
    <form
      method="post"
      action={invited ? paths.sendEventInvited() : paths.askToCome(page.operator.slug, page.slug)}
      className="grid gap-4"
    >
      <p className="text-ink-muted">{invited ? `Your answer goes by ${invited.email}.` : LEAD[answer]}</p>
      {copy ? (
        <Banner tone="danger" live title={copy.title}>
          {copy.hint}
        </Banner>
      ) : null}
      <input type="hidden" name="date" value={date.dateId} />
      {invited ? <input type="hidden" name="token" value={invited.token} /> : null}
      <input type="hidden" name="from" value={cameFrom} />
      <Field label="Your name" error={fields.name}>
        <Input name="name" required maxLength={120} autoComplete="name" defaultValue={typed?.name} />
      </Field>
      {invited ? null : (
        <Field label="Your mail address" error={fields.email}>
          <Input name="email" type="email" required maxLength={254} autoComplete="email" defaultValue={typed?.email} />
        </Field>
      )}
      {page.ticketed ? <PlainTickets {...{ page, date, typed, now, locale }} errors={fields} /> : null}
      {code ? <input type="hidden" name="code" value={code} /> : null}
      <PartyFields
        most={page.guestsEach}
        party={typed?.party ?? ''}
        guests={typed?.guests ?? ''}
        note={typed?.note ?? ''}
        errors={fields}
      />
      <QuestionFields questions={page.questions} given={typed?.replies ?? []} errors={fields} />
      <Button type="submit" variant="primary" size="lg" wide>
        {LABEL[answer]}
      </Button>
      <p className="text-ink-faint text-sm">
        Your address is shown to those who run the event alone, and used for this event alone.
      </p>
    </form>
  );
}

const LookIntoMail = ({ email, again }: { email: string; again: string }) => (
  <div role="status" className="grid gap-3">
    <MailCheck aria-hidden className="text-success size-8" />
    <p className="text-lg font-medium">Look into your mail</p>
    <p className="text-ink-muted break-words">
      {email ? `We wrote to ${email}.` : 'We wrote to you.'} Press the button in that mail within two days: only then do
      you have a place.
    </p>
    <p className="text-ink-muted">
      Nothing there? Look among the unwanted mail, or{' '}
      <a href={again} className="text-accent-ink underline underline-offset-4">
        try another address
      </a>
      .
    </p>
  </div>
);
