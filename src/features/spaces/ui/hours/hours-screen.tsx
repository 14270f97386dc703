'use client';
import type { SpaceId } from '@/kernel/ids';
import { Card, CardTitle } from '@/ui/card';
import { hoursOfDraft } from '../../domain/hours-draft';
import type { HoursSettings } from '../../hours.contract';
import { ExceptionsEditor } from './exceptions-editor';
import { HoursSaveBar } from './hours-save-bar';
import { OwnHoursEditor } from './own-hours-editor';
import { TryHours } from './try-hours';
import { useHoursEditor } from './use-hours-editor';
import { WeekEditor } from './week-editor';

type Props = {
  spaceId: SpaceId;
  settings: HoursSettings;
  locale: string;
  /** Where bookings that new hours leave outside are found other places. */
  plannerHref: string;
};

/** Settings, Hours: the week, the days that differ, and what keeps hours of its own. */
export function HoursScreen({ spaceId, settings, locale, plannerHref }: Props) {
  const editor = useHoursEditor(spaceId, settings);
  const { draft, problems, change } = editor;
  const { today, resources, country, rules } = settings;
  return (
    <div className="grid gap-6">
      <p className="text-ink-muted max-w-prose">
        When people can book. Outside of these hours a booking is refused, with the nearest time that works; what is
        booked already stays where it is. Times are on the clock of {rules.timeZone.replace(/_/g, ' ')}.
      </p>
      <TryHours hours={hoursOfDraft(rules, draft)} resources={resources} today={today} locale={locale} />
      <Card aria-labelledby="week">
        <CardTitle id="week">The week</CardTitle>
        <p className="text-ink-muted mb-1">
          A night belongs to the day on which it begins: Friday from 20:00 to 04:00 ends on Saturday.
        </p>
        <WeekEditor
          week={draft.weekly}
          overlapping={problems.week}
          locale={locale}
          onChange={(weekly) => change({ weekly: [...weekly] })}
        />
      </Card>
      <Card aria-labelledby="differ">
        <CardTitle id="differ">Days that differ</CardTitle>
        <p className="text-ink-muted mb-3">
          Holidays and days with hours of their own, in place of the week. A closed day takes the night that would begin
          on it, and closes everything, whatever its own hours.
        </p>
        <ExceptionsEditor
          spaceId={spaceId}
          country={country}
          days={draft.exceptions}
          unnamed={problems.unnamed}
          today={today}
          locale={locale}
          onChange={(exceptions) => change({ exceptions })}
        />
      </Card>
      <Card aria-labelledby="own">
        <CardTitle id="own">Hours of single desks and rooms</CardTitle>
        <p className="text-ink-muted mb-3">
          Everything keeps to the week above unless it has one of its own. Whoever may come at any hour is set under
          Booking.
        </p>
        <OwnHoursEditor
          resources={resources}
          own={draft.own}
          week={draft.weekly}
          overlapping={problems.own}
          locale={locale}
          onChange={(own) => change({ own })}
        />
      </Card>
      <HoursSaveBar editor={editor} timeZone={rules.timeZone} today={today} locale={locale} plannerHref={plannerHref} />
    </div>
  );
}
