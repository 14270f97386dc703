import { clockLabel, lengthLabel } from '@/features/floor-plan/domain/day-clock';
import { Badge } from '@/ui/badge';
import { standingOf } from '../domain/standing';
import type { DeskBooking } from '../front-desk.contract';

type Props = { row: DeskBooking; now: Date; timeZone: string; locale: string };

/** Where somebody stands, in a few words: "late, released at 09:30", "since 08:55", "in 25 min". */
export function standingWords({ row, now, timeZone, locale }: Props): string {
  const clock = (at: string) => clockLabel(new Date(at), timeZone, locale);
  switch (standingOf(row, now)) {
    case 'late':
      return row.releaseAt && Date.parse(row.releaseAt) > now.getTime()
        ? `Late, released at ${clock(row.releaseAt)}`
        : `Late since ${clock(row.startsAt)}`;
    case 'in':
      return `Since ${clock(row.checkedInAt ?? row.startsAt)}`;
    case 'expected':
      if (Date.parse(row.startsAt) <= now.getTime()) return `Due since ${clock(row.startsAt)}`;
      return `In ${lengthLabel({ startsAt: now, endsAt: new Date(Date.parse(row.startsAt) + 59_999) })}`;
    case 'later':
      return '';
    case 'gone':
      return row.checkedOutAt ? `Left at ${clock(row.checkedOutAt)}` : `Until ${clock(row.endsAt)}`;
    case 'no_show':
      return 'Did not come';
  }
}

/** The same as a mark: only what asks for attention is coloured. */
export function StandingMark(props: Props) {
  const words = standingWords(props);
  if (!words) return null;
  if (standingOf(props.row, props.now) === 'late') return <Badge tone="warn">{words}</Badge>;
  return <span className="text-ink-faint text-sm">{words}</span>;
}
