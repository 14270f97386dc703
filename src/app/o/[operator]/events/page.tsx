import type { Metadata } from 'next';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { canonicalOf } from '@/app/_shell/canonical';
import { MemberShell } from '@/app/_shell/member-shell';
import { PublicShell } from '@/app/_shell/public-shell';
import { readerLocale, whoAsks } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { PublicCalendar } from '@/features/events/ui/public-calendar';
import type { OperatorId } from '@/kernel/ids';
import { env } from '@/server/env';
import { callerForRequest } from '@/wiring/server-caller';
import { readCalendar } from './read-calendar';

type Props = { params: Promise<{ operator: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ operator: slug }, search] = await Promise.all([params, searchOf(searchParams)]);
  const { operator } = await readCalendar(slug, search);
  const description = `Talks, meals and workshops at ${operator.name}, open to everybody.`;
  const title = `Events at ${operator.name}`;
  return {
    title,
    description,
    alternates: {
      ...(await canonicalOf(paths.events(slug))),
      types: { 'application/atom+xml': env().APP_URL + paths.eventsAtom(slug) },
    },
    // One address for search engines: weeks and months show the same in another order.
    robots: Object.keys(search).length > 0 ? { index: false } : undefined,
    openGraph: { title, description, type: 'website', siteName: operator.name },
  };
}

async function ownFeedOf(operatorId: OperatorId): Promise<string> {
  const { token } = await (await callerForRequest()).events.ownFeed({ operatorId });
  return env().APP_URL + paths.ownEventsFeed(token);
}

export default async function PublicEventsPage({ params, searchParams }: Props) {
  const [{ operator: slug }, search, asking, locale] = await Promise.all([
    params,
    searchOf(searchParams),
    whoAsks(),
    readerLocale(),
  ]);
  const { operator, ...shown } = await readCalendar(slug, search);
  const membership = asking?.memberships.find((one) => one.operator.slug === slug);
  const ownFeed = membership ? await ownFeedOf(membership.operator.id) : null;
  const feed = env().APP_URL + paths.eventsFeed(slug);
  const screen = <PublicCalendar {...shown} {...{ operator, locale, feed, ownFeed }} />;
  if (asking && membership)
    return (
      <MemberShell asking={asking} at={{ operator: slug }}>
        {screen}
      </MemberShell>
    );
  return (
    <PublicShell operator={operator} here={paths.events(slug, search)} home={paths.operator(slug)}>
      {screen}
    </PublicShell>
  );
}
