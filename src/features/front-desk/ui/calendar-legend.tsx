import { cn } from '@/ui/cn';
import type { CalendarPlace } from '../front-desk.contract';
import { legendOf, type ColourBy } from './calendar-look';

/** What the colours and icons mean, and which keys do what. */
export function CalendarLegend({ by, places }: { by: ColourBy; places: readonly CalendarPlace[] }) {
  return (
    <div className="text-ink-muted mt-3 flex flex-wrap gap-x-4 gap-y-2 text-sm">
      <ul aria-label="What the colours mean" className="flex flex-wrap gap-x-4 gap-y-1.5">
        {legendOf(
          by,
          places.map(({ kind }) => kind),
        ).map(({ words, icon: Icon, look }) => (
          <li key={words} className="flex items-center gap-1.5">
            <span className={cn('grid size-5 place-items-center rounded-xs border', look)}>
              <Icon aria-hidden className="size-3.5" />
            </span>
            {words}
          </li>
        ))}
      </ul>
      <p className="text-ink-faint max-md:hidden">
        Arrows walk, Enter opens a booking or books what is free. Drag a booking, or take hold of it with M.
      </p>
    </div>
  );
}
