import { paths } from '@/client/paths';
import { maySeeToday } from '@/features/bookings/bookings.access';
import type { MyMembership } from '@/features/members/members.contract';

/** Where whoever has signed in begins, where nothing else was asked for: those who run a space with its day, everybody else with their bookings. */
export function homeOf(memberships: readonly MyMembership[], operator?: string): string {
  const here = memberships.filter((one) => one.operator.slug === operator);
  for (const { role, operator, spaces } of here.length > 0 ? here : memberships)
    if (maySeeToday(role) && spaces[0]) return paths.today(operator.slug, spaces[0].slug);
  return paths.bookings();
}
