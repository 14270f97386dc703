import { paths } from '@/client/paths';
import { Banner } from '@/ui/banner';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { ownAnswer } from '../domain/own-answer';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { ComeForm } from './come-form';
import { EventScreen } from './event-screen';

type Props = {
  page: EventPage;
  date: EventDateView | undefined;
  space: string;
  address: string;
  locale: string;
  now: Date;
};

const WHO: Readonly<Record<EventPage['audience'], string>> = {
  public: 'This is what anybody sees who opens its address, once it is out.',
  link: 'This is what those see to whom you send its address, once it is out.',
  members: 'Only members see it, with their own answer beside it. These are the words and the facts that they read.',
  plans:
    'Only members on its plans see it, with their own answer beside it. These are the words and the facts that they read.',
  invited: 'Only those see it whom you ask to come. Who has no account reads this.',
};

/** The page of an event as others will have it; nothing can be sent from here. */
export function EventPreview({ page, date, space, address, locale, now }: Props) {
  const { operator, slug } = page;
  const own = date && ownAnswer(date, { out: page.status === 'published', approval: page.approval }, now);
  return (
    <div className="grid gap-6">
      <Banner title="As a stranger sees it">
        <p>{WHO[page.audience]}</p>
        <p className="mt-3 flex flex-wrap gap-2">
          <LinkButton size="sm" href={paths.editEvent(operator.slug, space, slug)}>
            Go on writing
          </LinkButton>
          <LinkButton size="sm" variant="ghost" href={paths.memberEvent(operator.slug, space, slug)}>
            Back to the event
          </LinkButton>
        </p>
      </Banner>
      {date ? (
        <EventScreen
          {...{ page, date, address, locale, now }}
          preview
          hrefOf={(dateId) => paths.eventPreview(operator.slug, space, slug, { date: dateId })}
        >
          {own?.answer ? (
            <fieldset disabled className="opacity-80">
              <legend className="sr-only">What a stranger fills in</legend>
              <ComeForm {...{ page, date, now, locale }} said={null} kept={null} cameFrom="" answer={own.answer} />
            </fieldset>
          ) : null}
        </EventScreen>
      ) : (
        <EmptyState picture="calendar">
          It has no date that is still to come. Give it one, and it can be looked at.
        </EmptyState>
      )}
    </div>
  );
}
