import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { DoorScreen } from '@/features/events/ui/door/door-screen';
import { readDoorPage } from './read-door';

type Props = {
  params: Promise<{ operator: string; space: string; event: string }>;
  searchParams: Promise<{ date?: string }>;
};

export const metadata: Metadata = { title: 'Door' };

export default async function DoorPage({ params, searchParams }: Props) {
  const [where, { date }] = await Promise.all([params, searchParams]);
  const { operator, space, event } = where;
  const { door, ...rest } = await readDoorPage(where, date, paths.eventDoor(operator, space, event, { date }));
  const printHref = paths.eventPaper(operator, space, event, { date: rest.dateId });
  return <DoorScreen key={rest.dateId} {...rest} first={door} printHref={printHref} />;
}
