'use client';
import type { BookingView } from '../bookings.contract';
import { DayStrip } from '@/features/floor-plan/ui/day-strip';
import { hoursFor, openRangesOn } from '@/features/spaces/domain/opening-hours';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Skeleton } from '@/ui/skeleton';
import { whenWords } from '../domain/when-words';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { MoveFields } from './move-fields';
import { RefusalOffers } from './refusal-offers';
import { useMove } from './use-move';

/** Moves a booking to another time, day or place of its space, and makes it longer or shorter: what is in the way shows while choosing. */
export function MoveDialog({ booking, now, locale, whose, onClose }: ChangeDialogProps) {
  const move = useMove(booking, now, locale);
  const { begun, reader, range, judged, whyNot, refusal } = move;
  const was = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  return (
    <ChangeWindow
      title={begun ? `Extend or shorten ${booking.resourceName}` : `Move ${booking.resourceName}`}
      description={`${whose ? `${whose}: ` : ''}${whenWords(was, booking.timeZone, locale, reader.today)}, ${booking.spaceName}.${seriesNote(booking)}`}
      act={judged?.breakable && !whyNot ? 'Change it all the same' : begun ? 'Change the end' : 'Move it'}
      whyNot={whyNot}
      busy={move.busy}
      onSend={() => void move.send().then((done) => done && onClose())}
      onClose={onClose}
    >
      {move.failed ? (
        <Banner tone="danger" live title="What is free could not be loaded">
          Check your network, then open this again.
        </Banner>
      ) : !move.ground ? (
        <MoveSkeleton />
      ) : (
        <div className="grid gap-4">
          <MoveFields move={move} booking={booking} locale={locale} />
          {move.place && range ? (
            <DayStrip
              date={move.wanted.date}
              zone={booking.timeZone}
              openRanges={openRangesOn(hoursFor(move.ground.rules, move.place.hours), move.wanted.date)}
              busy={move.held
                .filter((one) => one.resourceId === move.resourceId)
                .map(({ who, startsAt, endsAt, kind, mine, buffer }) => ({
                  ...{ startsAt, endsAt, kind, mine },
                  ...(buffer ? { buffer } : {}),
                  ...(who ? { who } : {}),
                }))}
              range={range}
              now={now}
              locale={locale}
              labelled
            />
          ) : null}
          <p role="status" className="text-base">
            {whyNot ?? (move.words ? `${move.words}.` : null)}
          </p>
          {judged?.nearest ? (
            <Button size="sm" className="justify-self-start" onClick={() => move.takeTime(judged.nearest!)}>
              Take {whenWords(judged.nearest, booking.timeZone, locale, reader.today)}
            </Button>
          ) : null}
          {move.asksReason ? (
            <Field label="Why you break the rule" help="It is shown with the booking and kept in the log.">
              <Input value={move.override} maxLength={300} onChange={(event) => move.setOverride(event.target.value)} />
            </Field>
          ) : null}
          {refusal && range ? (
            <RefusalOffers
              refusal={refusal}
              wanted={range}
              now={now}
              timeZone={booking.timeZone}
              locale={locale}
              onSwitch={({ id }) => move.setResourceId(id)}
              onTakeTime={move.takeTime}
            />
          ) : null}
        </div>
      )}
    </ChangeWindow>
  );
}

const seriesNote = ({ series }: BookingView): string =>
  series ? ` Only this date of ${series.words} is changed, the others stay.` : '';

const MoveSkeleton = () => (
  <div role="status" aria-label="Looking at what is free" className="grid gap-4">
    <Skeleton className="h-10" />
    <Skeleton className="h-10" />
    <Skeleton className="h-3" />
  </div>
);
