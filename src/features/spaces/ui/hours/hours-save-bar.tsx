'use client';
import { errorCopy } from '@/client/error-copy';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import type { HoursTouch } from '../../hours.contract';
import type { useHoursEditor } from './use-hours-editor';

type Props = {
  editor: ReturnType<typeof useHoursEditor>;
  timeZone: string;
  today: string;
  locale: string;
  /** Where bookings are found other places. */
  plannerHref: string;
};

/** What saving would do, before it is done: nothing is left outside, or how much, with the two ways on. */
export function HoursSaveBar({ editor, timeZone, today, locale, plannerHref }: Props) {
  const { dirty, touch, counting, problems, refusal, saving } = editor;
  if (!dirty) return null;
  const reason = problems.words ?? undefined;
  // How many they are is part of what one agrees to.
  const notYet = reason ?? (counting ? 'Still looking which bookings this touches.' : undefined);
  const words = refusal && errorCopy(refusal.code, refusal.details);
  return (
    <section
      aria-label="Not saved yet"
      className="border-line bg-surface shadow-overlay animate-fade sticky bottom-3 z-20 grid gap-3 rounded-lg border p-4"
    >
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {touch.count > 0 ? <Touched touch={touch} timeZone={timeZone} today={today} locale={locale} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="text-ink-muted min-w-40 flex-1 text-sm">
          {reason ??
            (counting
              ? 'Looking which bookings this touches…'
              : touch.count === 0
                ? 'No booking is left outside.'
                : '')}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={editor.discard}>Discard</Button>
          {touch.count > 0 ? (
            <>
              <Button loading={saving} disabledReason={notYet} onClick={() => editor.save(true)}>
                {touch.count === 1 ? 'Save and keep it' : `Save and keep all ${touch.count}`}
              </Button>
              <Button variant="primary" disabledReason={notYet} onClick={() => editor.plan(plannerHref)}>
                {touch.count === 1 ? 'Find it another place' : 'Find them other places'}
              </Button>
            </>
          ) : (
            <Button variant="primary" loading={saving} disabledReason={reason} onClick={() => editor.save(false)}>
              Save hours
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

type TouchedProps = Pick<Props, 'timeZone' | 'today' | 'locale'> & { touch: HoursTouch };

function Touched({ touch, timeZone, today, locale }: TouchedProps) {
  const clock = (at: string) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
  const day = (at: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
  const more = touch.count - touch.first.length;
  return (
    <Banner
      tone="warn"
      live
      title={
        touch.count === 1
          ? 'One coming booking would lie outside these hours'
          : `${touch.count} coming bookings would lie outside these hours`
      }
    >
      <ul className="tabular mt-1 grid gap-0.5">
        {touch.first.map((one) => (
          <li key={`${one.resourceName} ${one.startsAt}`}>
            {dateInWords(day(one.startsAt), locale, today)}, {clock(one.startsAt)}–{clock(one.endsAt)},{' '}
            {one.resourceName}, {one.who}
          </li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </Banner>
  );
}
