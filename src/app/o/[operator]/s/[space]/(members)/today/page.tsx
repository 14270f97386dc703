import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { dateInSearch } from '@/features/bookings/ui/book-search';
import { TodayScreen } from '@/features/front-desk/ui/today-screen';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const date = dateInSearch(search.date) ?? undefined;
  const { membership, space } = await memberOfSpace(where, paths.today(where.operator, where.space, { date }));
  if (!maySeeToday(membership.role))
    return (
      <div className="mx-auto max-w-6xl">
        <PageHeader title={`Today at ${space.name}`} />
        <EmptyState
          picture="people"
          action={
            <LinkButton href={paths.book(where.operator, where.space)} variant="primary">
              Open the floor plan
            </LinkButton>
          }
        >
          The list of who is in is for those who run {space.name}. The floor plan shows whoever lets members see them.
        </EmptyState>
      </div>
    );
  const caller = await callerForRequest();
  const { id: operatorId } = membership.operator;
  const [first, requests, owes] = await Promise.all([
    caller.frontDesk.today({ spaceId: space.id, date }),
    caller.bookings.requests({ spaceId: space.id }),
    caller.billing.overdue({ operatorId }),
  ]);
  const asked = { spaceId: space.id, operatorId, where, first, requests, owes };
  return <TodayScreen {...asked} firstNow={new Date()} locale={locale} />;
}
