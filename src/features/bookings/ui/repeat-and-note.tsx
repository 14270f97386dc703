'use client';
import { localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { Textarea } from '@/ui/textarea';
import type { NamedResource } from '../bookings.contract';
import { RepeatField } from './repeat-field';
import { SeriesPlanView } from './series-plan-view';
import type { useBookingIntent } from './use-booking-intent';

type Props = {
  intent: ReturnType<typeof useBookingIntent>;
  date: LocalDate;
  zone: string;
  now: Date;
  locale: string;
  onSwitch: (resource: NamedResource) => void;
};

/** What the member adds to a desk and a time: whether it repeats, with all its dates, and a note. */
export function RepeatAndNote({ intent, date, zone, now, locale, onSwitch }: Props) {
  const today = localDateOf(now, zone);
  return (
    <>
      <RepeatField
        value={intent.repeat}
        onChange={intent.setRepeat}
        date={date}
        weekday={weekdayOf(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}
        today={today}
        locale={locale}
      />
      {intent.plan && intent.byDateHref ? (
        <LinkButton href={intent.byDateHref} size="sm" className="justify-self-start">
          Choose date by date
        </LinkButton>
      ) : null}
      {intent.plan ? (
        <SeriesPlanView
          plan={intent.plan}
          timeZone={zone}
          locale={locale}
          today={today}
          onClash={intent.onClash}
          onClashChange={intent.setOnClash}
          onSwitch={onSwitch}
        />
      ) : null}
      <Field label="Note" optional help="Only you and those who run the space see it.">
        <Textarea
          rows={2}
          maxLength={500}
          className="min-h-16"
          value={intent.note}
          onChange={(event) => intent.setNote(event.target.value)}
        />
      </Field>
    </>
  );
}
