import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { FindScreen } from '@/features/availability/ui/find-screen';
import { callerForRequest } from '@/wiring/server-caller';
import { readFindSpace, readWish } from './read-wish';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Find a time' };

export default async function FindPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const texts = Object.fromEntries(Object.entries(search).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  const { space } = await memberOfSpace(where, paths.find(where.operator, where.space, texts));
  const caller = await callerForRequest();
  const now = new Date();
  const here = { spaceId: space.id };
  const [plan, heat] = await Promise.all([caller.spaces.plan(here), caller.availability.heat(here)]);
  const found = readFindSpace(plan, where.operator, heat, now);
  const asked = readWish(texts, found, now, locale);
  const first = await caller.availability.search({ ...here, ...asked.input });
  return <FindScreen {...found} first={first} firstAsked={asked} firstNow={now} locale={locale} />;
}
