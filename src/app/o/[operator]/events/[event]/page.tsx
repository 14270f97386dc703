import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { canonicalOf } from '@/app/_shell/canonical';
import { PublicShell } from '@/app/_shell/public-shell';
import { readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { shortDescription } from '@/features/events/domain/description';
import { jsonForPage, schemaOrgEvent } from '@/features/events/domain/schema-org';
import { wayOf } from '@/features/event-report/domain/who-looks';
import { unpackAnswer } from '@/features/events/domain/typed-answer';
import type { EventPage } from '@/features/events/event-pages.contract';
import { CodeForm } from '@/features/events/ui/code-form';
import { ComeForm } from '@/features/events/ui/come-form';
import { EventScreen } from '@/features/events/ui/event-screen';
import { ownAnswer } from '@/features/events/domain/own-answer';
import { Gallery } from '@/features/event-talk/ui/gallery';
import { idSchema } from '@/kernel/id-schema';
import { env } from '@/server/env';
import { LinkButton } from '@/ui/link-button';
import { callerForRequest } from '@/wiring/server-caller';
import { TYPED_COOKIE } from '@/wiring/event-form-routes';
import { countEventView } from '@/wiring/count-event-view';
import { findEvent, findWithCode } from './find-event';

type Props = { params: Promise<{ operator: string; event: string }>; searchParams: SearchParams };

const SAID = ['asked', 'refused', 'elsewhere'] as const;

/** The date of the address; else the first that takes place, else the first of all. */
const dateOf = ({ dates }: EventPage, id: string | undefined) =>
  dates.find(({ dateId }) => dateId === id) ??
  dates.find(({ status, phase }) => status === 'stands' && phase !== 'over') ??
  dates[0];

const pictureOf = ({ operator, slug, version }: EventPage): string =>
  env().APP_URL + paths.api.eventPicture(operator.slug, slug, version);

/** The site that led here, by its name alone; nothing for our own. */
async function siteBefore(): Promise<string> {
  const referer = (await headers()).get('referer') ?? '';
  const host = URL.canParse(referer) ? new URL(referer).host : '';
  return host === new URL(env().APP_URL).host || host === (await headers()).get('host') ? '' : host;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { operator, event } = await params;
  const { page } = await findEvent(operator, event);
  const description = shortDescription(page.description) || `An event of ${page.operator.name}.`;
  const listed = page.audience === 'public' && page.status === 'published';
  return {
    title: page.title,
    description,
    alternates: {
      ...(await canonicalOf(paths.event(operator, event))),
      types: { 'application/atom+xml': env().APP_URL + paths.eventsAtom(operator) },
    },
    robots: listed ? undefined : { index: false },
    openGraph: {
      ...{ title: page.title, description, type: 'website', siteName: page.operator.name },
      url: env().APP_URL + paths.event(operator, event),
      images: [{ url: pictureOf(page), width: 1200, height: 630, alt: page.title }],
    },
    twitter: { card: 'summary_large_image' },
  };
}

async function photosOf({ photosFor, operator, slug }: EventPage, after: string | undefined) {
  if (photosFor !== 'page') return null;
  const id = idSchema<'event_photo'>().safeParse(after);
  const input = { operator: operator.slug, event: slug, cursor: id.success ? { id: id.data } : null };
  const shown = await (await callerForRequest()).eventTalk.publicPhotos(input);
  if (!shown || shown.photos.length === 0) return null;
  return (
    <section aria-labelledby="photos" className="grid gap-3">
      <h2 id="photos" className="text-xl">
        Photos
      </h2>
      <Gallery operatorId={operator.id} photos={shown.photos} />
      {shown.next ? (
        <LinkButton
          size="sm"
          prefetch={false}
          className="justify-self-start"
          href={`${paths.event(operator.slug, slug, { photos: shown.next.id })}#photos`}
        >
          Earlier photos
        </LinkButton>
      ) : null}
    </section>
  );
}

export default async function PublicEventPage({ params, searchParams }: Props) {
  const { operator, event } = await params;
  const [found, search, locale] = await Promise.all([
    findEvent(operator, event),
    searchOf(searchParams),
    readerLocale(),
  ]);
  // A member has it with their own answer, and all that is theirs around it.
  if (found.member)
    redirect(paths.memberEvent(operator, found.page.space.slug, event, { date: search.date, from: search.from }));
  const { page, refused } = await findWithCode(operator, event, found, search.code);
  const code = refused ? undefined : search.code;
  const date = dateOf(page, search.date);
  if (!date) notFound();
  const now = new Date();
  const here = paths.event(operator, event, { date: search.date });
  const own = ownAnswer(date, { out: page.status === 'published', approval: page.approval }, now);
  const kept = unpackAnswer((await cookies()).get(TYPED_COOKIE)?.value);
  const said = SAID.find((one) => one === search.said) ?? null;
  const [from, site] = [search.from, await siteBefore()];
  await countEventView(page, { from, site, member: false });
  const cameFrom = wayOf(from, site);
  const common = { page, date, locale, now, address: env().APP_URL + here };
  const about = schemaOrgEvent(page, date, {
    page: env().APP_URL + here,
    operator: env().APP_URL + paths.operator(operator),
    picture: pictureOf(page),
    cover: page.coverId && env().APP_URL + paths.api.eventCover(page.operator.id, page.coverId, { size: 'large' }),
    words: shortDescription(page.description, 500),
  });
  return (
    <PublicShell operator={page.operator} here={here} home={paths.operator(operator)}>
      {page.audience === 'public' ? (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForPage(about) }} />
      ) : null}
      <EventScreen {...common} sent={said === 'asked'} photos={await photosOf(page, search.photos)}>
        {own.answer ? (
          <ComeForm {...{ page, date, said, kept, cameFrom, code, now, locale }} answer={own.answer} />
        ) : null}
        {own.answer && said !== 'asked' && (page.hasCodes || refused) ? (
          <CodeForm
            page={paths.event(operator, event)}
            kept={{ date: date.dateId }}
            typed={search.code ?? ''}
            refused={refused}
          />
        ) : null}
      </EventScreen>
    </PublicShell>
  );
}
