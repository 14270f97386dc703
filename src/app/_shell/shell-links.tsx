import {
  CalendarCheck,
  CalendarHeart,
  DoorOpen,
  LampDesk,
  ReceiptText,
  Search,
  SlidersHorizontal,
  Ticket,
  Users,
} from 'lucide-react';
import { paths } from '@/client/paths';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { maySeeAccounts } from '@/features/billing/billing.access';
import { maySeePeople } from '@/features/members/members.access';
import type { MyMembership } from '@/features/members/members.contract';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import type { NavLink } from '@/ui/nav-links';

/** Where this member can go from a space: what their role has no page for is not offered. */
export function shellLinks(membership: MyMembership, space: { readonly slug: string } | undefined): NavLink[] {
  const { operator, role } = membership;
  return [
    ...(space
      ? [
          { href: paths.book(operator.slug, space.slug), label: 'Book', icon: <LampDesk key="book" aria-hidden /> },
          {
            href: paths.find(operator.slug, space.slug),
            label: 'Find',
            icon: <Search key="find" aria-hidden />,
            // Those who run the space have more pages than a phone's bar has room for.
            wideOnly: maySeeToday(role),
          },
          {
            href: paths.memberEvents(operator.slug, space.slug),
            label: 'Events',
            icon: <CalendarHeart key="events" aria-hidden />,
            // From the tabs of the desk.
            wideOnly: maySeeToday(role),
          },
        ]
      : []),
    { href: paths.bookings(), label: 'My bookings', icon: <CalendarCheck key="mine" aria-hidden /> },
    {
      href: paths.credits(operator.slug),
      label: 'Plan & credits',
      icon: <Ticket key="credits" aria-hidden />,
      wideOnly: maySeeToday(role),
    },
    ...(space && maySeeToday(role)
      ? [
          {
            href: paths.today(operator.slug, space.slug),
            also: [paths.calendar(operator.slug, space.slug), paths.requests(operator.slug, space.slug)],
            label: 'Today',
            icon: <DoorOpen key="today" aria-hidden />,
          },
        ]
      : []),
    ...(maySeePeople(role).ok
      ? [{ href: paths.people(operator.slug), label: 'People', icon: <Users key="people" aria-hidden /> }]
      : []),
    maySeeAccounts(role)
      ? {
          href: paths.accounts(operator.slug),
          also: [paths.invoices(operator.slug)],
          label: 'Accounts',
          icon: <ReceiptText key="accounts" aria-hidden />,
          // From People on a phone.
          wideOnly: true,
        }
      : {
          href: paths.ownAccount(operator.slug),
          label: 'My account',
          icon: <ReceiptText key="account" aria-hidden />,
          // From the menu of whoever is signed in.
          wideOnly: true,
        },
    ...(space && mayManageSpace(role)
      ? [
          {
            href: paths.settings(operator.slug, space.slug, 'booking'),
            under: paths.settingsHome(operator.slug, space.slug),
            label: 'Settings',
            icon: <SlidersHorizontal key="settings" aria-hidden />,
          },
        ]
      : []),
  ];
}
