'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { Badge } from '@/ui/badge';
import { buttonLook } from '@/ui/button-look';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import type { EventPage } from '../event-pages.contract';
import { AnswerPanel } from './answer-panel';
import { Description } from './description';
import { EventCover } from './event-cover';
import { EventFacts } from './event-facts';
import { shortWhen } from './public-words';
import { InvitePeople } from './invite-people';
import { AUDIENCE_WORDS, CATEGORY_WORDS, STATUS_WORDS } from './event-words';

type Props = {
  first: EventPage;
  mayCopy: boolean;
  readAt: string;
  locale: string;
  /** Below it: what those who come say and show. */
  children: ReactNode;
};

/** An event as a member sees it: what it is, and whether they come; for who runs it, the ways to its list and to change it. */
export function MemberEventScreen({ first, mayCopy, readAt, locale, children }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: page } = useQuery(
    trpc.events.page.queryOptions({ operatorId: first.operator.id, event: first.slug }, { initialData: first }),
  );
  useTopic(spaceTopic(page.space.id as SpaceId), () => void client.invalidateQueries(trpc.events.page.pathFilter()));
  const [date, setDate] = useQueryState('date', parseAsString.withOptions({ history: 'replace', shallow: true }));
  const { operator, space, slug, may } = page;
  const chosen = page.dates.find(({ dateId }) => dateId === date) ?? page.dates[0];
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader
        title={page.title}
        lead={chosen ? shortWhen(chosen, page.timeZone, locale, new Date(readAt)) : 'It has no date yet.'}
      />
      <div className="mb-6 flex flex-wrap items-center justify-end gap-2">
        {page.status === 'published' ? null : (
          <Badge tone={STATUS_WORDS[page.status].tone}>{STATUS_WORDS[page.status].words}</Badge>
        )}
        {page.category === 'other' ? null : <Badge>{CATEGORY_WORDS[page.category]}</Badge>}
        <Badge tone="outline">{AUDIENCE_WORDS[page.audience]}</Badge>
        {page.tags.map((tag) => (
          <Badge key={tag} tone="outline">
            {tag}
          </Badge>
        ))}
        <span className="flex-1" />
        {may.door && chosen && page.status !== 'draft' ? (
          <LinkButton size="sm" href={paths.eventGuests(operator.slug, space.slug, slug, { date: chosen.dateId })}>
            Who comes
          </LinkButton>
        ) : null}
        {may.door && chosen && page.status === 'published' ? (
          // Loaded anew: the camera is allowed there alone.
          <a
            href={paths.eventDoor(operator.slug, space.slug, slug, { date: chosen.dateId })}
            className={buttonLook({ size: 'sm' })}
          >
            Door
          </a>
        ) : null}
        {may.change ? (
          <LinkButton size="sm" variant="ghost" href={paths.eventPreview(operator.slug, space.slug, slug)}>
            As a stranger sees it
          </LinkButton>
        ) : null}
        {may.change && page.status !== 'draft' ? (
          <LinkButton size="sm" variant="ghost" href={paths.eventFigures(operator.slug, space.slug, slug)}>
            Figures
          </LinkButton>
        ) : null}
        {may.door ? (
          <LinkButton size="sm" variant="ghost" href={paths.eventHistory(operator.slug, space.slug, slug)}>
            History
          </LinkButton>
        ) : null}
        {may.change ? <InvitePeople page={page} /> : null}
        {may.change ? (
          <LinkButton size="sm" href={paths.editEvent(operator.slug, space.slug, slug)}>
            Edit
          </LinkButton>
        ) : null}
        {mayCopy ? (
          <LinkButton size="sm" variant="ghost" href={paths.newEvent(operator.slug, space.slug, { from: slug })}>
            Use as template
          </LinkButton>
        ) : null}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem] md:gap-10">
        <div className="order-2 grid gap-6 md:order-1">
          <EventCover operatorId={operator.id} event={page} />
          {chosen ? <EventFacts page={page} date={chosen} locale={locale} /> : null}
          {page.description ? (
            <section aria-label="About it">
              <Description markdown={page.description} />
            </section>
          ) : (
            <p className="text-ink-muted">The host has not written more about it.</p>
          )}
          {chosen && chosen.names.length > 0 ? <WhoComes names={chosen.names} coming={chosen.coming} /> : null}
        </div>
        <div className="order-1 md:sticky md:top-20 md:order-2">
          <AnswerPanel
            page={page}
            dateId={date ?? undefined}
            onDate={(next) => void setDate(next)}
            firstNow={new Date(readAt)}
            locale={locale}
          />
        </div>
      </div>
      {children}
    </div>
  );
}

function WhoComes({ names, coming }: { names: readonly string[]; coming: number | null }) {
  const others = coming === null ? 0 : Math.max(0, coming - names.length);
  return (
    <div>
      <h2 className="mb-2 text-lg">Who comes</h2>
      <p>
        {names.join(', ')}
        {others > 0 ? ` and ${others} more` : ''}
      </p>
    </div>
  );
}
