import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { readerLocale, signedIn } from '@/app/_shell/who-asks';
import { LAST_SPACE_COOKIE } from '@/client/last-space';
import { paths } from '@/client/paths';
import { MyBookingsScreen } from '@/features/bookings/ui/my-bookings-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'My bookings' };

export default async function BookingsPage({ searchParams }: Props) {
  const show = (await searchParams).show === 'past' ? 'past' : 'upcoming';
  const [{ person, memberships }, locale, cookie] = await Promise.all([
    signedIn(paths.bookings({ show })),
    readerLocale(),
    cookies(),
  ]);
  const caller = await callerForRequest();
  const [first, waiting, wanted] = await Promise.all([
    caller.bookings.mine({ when: show }),
    caller.waitlists.mine(),
    caller.bookings.wanted({}),
  ]);
  const hrefs = memberships.flatMap(({ operator, spaces }) =>
    spaces.map((space) => ({
      key: `${operator.slug}/${space.slug}`,
      book: paths.book(operator.slug, space.slug),
      series: paths.newSeries(operator.slug, space.slug),
    })),
  );
  const last = hrefs.find(({ key }) => key === cookie.get(LAST_SPACE_COOKIE)?.value) ?? hrefs[0];
  return (
    <MyBookingsScreen
      personId={person.id}
      first={first}
      waiting={waiting}
      wanted={wanted}
      firstShown={show}
      firstNow={new Date()}
      locale={locale}
      bookHref={last?.book ?? null}
      seriesHref={last?.series ?? null}
      operators={memberships.map(({ operator: { id, name } }) => ({ id, name }))}
    />
  );
}
