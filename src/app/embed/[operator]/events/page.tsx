import type { Metadata } from 'next';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { BrandAccent } from '@/app/_shell/brand-accent';
import { canonicalOf } from '@/app/_shell/canonical';
import { readCalendar } from '@/app/o/[operator]/events/read-calendar';
import { readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { packCursor } from '@/features/events/domain/calendar-span';
import { PublicList } from '@/features/events/ui/public-list';
import { TellHeight } from '@/features/events/ui/tell-height';
import { LinkButton } from '@/ui/link-button';

type Props = { params: Promise<{ operator: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { operator } = await params;
  return { title: 'Events', robots: { index: false }, alternates: await canonicalOf(paths.events(operator)) };
}

/** What is on, to be shown in a frame of the operator's own website: nothing here can be done, everything leads to a page of its own. */
export default async function EmbeddedEventsPage({ params, searchParams }: Props) {
  const [{ operator: slug }, { after }, locale] = await Promise.all([params, searchOf(searchParams), readerLocale()]);
  const { operator, cards, next, today } = await readCalendar(slug, { after });
  return (
    <TellHeight>
      <BrandAccent accent={operator.accent} />
      <main className="grid gap-5 p-1 pb-4">
        <h1 className="sr-only">Events at {operator.name}</h1>
        {cards.length > 0 ? (
          <PublicList {...{ cards, operator, today, locale }} elsewhere />
        ) : (
          <p className="text-ink-muted">Nothing is planned for everybody right now.</p>
        )}
        <div className="flex flex-wrap gap-2">
          {next ? (
            <LinkButton size="sm" prefetch={false} href={paths.eventsEmbed(slug, { after: packCursor(next) })}>
              Later events
            </LinkButton>
          ) : null}
          <a
            href={paths.events(slug)}
            target="_blank"
            rel="noopener"
            className="text-accent-ink inline-flex min-h-8 items-center underline underline-offset-4"
          >
            All events at {operator.name}
          </a>
        </div>
      </main>
    </TellHeight>
  );
}
