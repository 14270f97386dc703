import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { sensibleTime } from '@/features/availability/domain/wanted-time';
import { dateInSearch } from '@/features/bookings/ui/book-search';
import { BookScreen } from '@/features/bookings/ui/book-screen';
import { callerForRequest } from '@/wiring/server-caller';
import { readBookSpace } from './read-book-space';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Book' };

export default async function BookPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const texts = Object.fromEntries(Object.entries(search).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  const { membership, space } = await memberOfSpace(where, paths.book(where.operator, where.space, texts));
  const caller = await callerForRequest();
  const now = new Date();
  const plan = await caller.spaces.plan({ spaceId: space.id });
  const bookSpace = readBookSpace(plan, membership.operator);
  const sensible = sensibleTime(bookSpace.rules, now);
  const date = dateInSearch(search.date) ?? sensible.date;
  const firstDay = await caller.availability.day({ spaceId: space.id, date });
  const viewer = { memberId: membership.memberId, role: membership.role, name: membership.displayName, locale };
  return <BookScreen space={bookSpace} viewer={viewer} sensible={sensible} firstDay={firstDay} firstNow={now} />;
}
