import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { DoorPrint } from '@/features/events/ui/door/door-print';
import { readDoorPage } from '../door/read-door';

type Props = {
  params: Promise<{ operator: string; space: string; event: string }>;
  searchParams: Promise<{ date?: string; as?: string }>;
};

export const metadata: Metadata = { title: 'List and badges' };

export default async function PaperPage({ params, searchParams }: Props) {
  const [where, { date, as }] = await Promise.all([params, searchParams]);
  const { operator, space, event } = where;
  const { door, when, dateId } = await readDoorPage(where, date, paths.eventPaper(operator, space, event, { date }));
  const href = (more: { as?: 'badges' }) => paths.eventPaper(operator, space, event, { date: dateId, ...more });
  return (
    <DoorPrint
      {...{ door, when, as: as === 'badges' ? 'badges' : 'list' }}
      listHref={href({})}
      badgesHref={href({ as: 'badges' })}
    />
  );
}
