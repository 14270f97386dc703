import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { EventPreview } from '@/features/events/ui/event-preview';
import { env } from '@/server/env';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string; event: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Preview' };

/** An event as a stranger sees it, before anybody does. */
export default async function EventPreviewPage({ params, searchParams }: Props) {
  const [where, { date: wanted }, locale] = await Promise.all([params, searchOf(searchParams), readerLocale()]);
  const { operator, space, event } = where;
  const { membership } = await memberOfSpace(where, paths.eventPreview(operator, space, event));
  const page = await (
    await callerForRequest()
  ).events
    .preview({ operatorId: membership.operator.id, event })
    .catch((error: unknown) => {
      if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
      throw error;
    });
  const date = page.dates.find(({ dateId }) => dateId === wanted) ?? page.dates[0];
  const address = env().APP_URL + paths.event(operator, event);
  return <EventPreview {...{ page, date, address, locale }} space={space} now={new Date()} />;
}
