'use client';
import { useState } from 'react';
import { whenWords } from '@/features/bookings/domain/when-words';
import { rangeOfWanted, type WantedTime } from '@/features/availability/domain/wanted-time';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { deskTime } from '../domain/desk-time';
import { ConfirmStep } from './confirm-step';
import { WhereStep } from './where-step';
import { WhoStep } from './who-step';
import type { Place, Who } from './use-book-for';

export type BookForSetting = {
  readonly spaceId: SpaceId;
  readonly operatorId: OperatorId;
  readonly timeZone: string;
  readonly locale: string;
  readonly today: string;
};
type Props = {
  setting: BookForSetting;
  open: readonly TimeRange[];
  now: Date;
  /** Where it was asked for on a calendar: that place and time. */
  start?: { readonly place: Place; readonly wanted: WantedTime };
  onDone: () => void;
  onClose: () => void;
};

/** Booking for somebody in three presses: who, where and when, yes. Each step can be gone back to; what was chosen stays. */
export function BookForDialog({ setting, open, now, start, onDone, onClose }: Props) {
  const { timeZone, locale, today } = setting;
  const [who, setWho] = useState<Who | null>(null);
  const [wanted, setWanted] = useState<WantedTime>(() => start?.wanted ?? deskTime(open, now, timeZone));
  const [place, setPlace] = useState<Place | null>(start?.place ?? null);
  const range = rangeOfWanted(wanted, timeZone);
  const step = who === null ? 'who' : place === null || range === null ? 'where' : 'confirm';
  const titles = { who: 'Who is it for?', where: `Where for ${who?.name}?`, confirm: `Book for ${who?.name}` };
  return (
    <Sheet
      open
      onOpenChange={(stays) => (stays ? undefined : onClose())}
      title={titles[step]}
      description={range ? whenWords(range, timeZone, locale, today) : undefined}
    >
      <div className="grid gap-4">
        {step === 'who' ? <WhoStep operatorId={setting.operatorId} onPick={setWho} /> : null}
        {step === 'where' && who ? (
          <WhereStep setting={setting} who={who} wanted={wanted} onWanted={setWanted} onPick={setPlace} />
        ) : null}
        {step === 'confirm' && who && place && range ? (
          <ConfirmStep
            setting={setting}
            who={who}
            place={place}
            range={range}
            now={now}
            onBooked={() => {
              onDone();
              onClose();
            }}
          />
        ) : null}
        {step === 'who' ? null : (
          <Button
            variant="ghost"
            className="justify-self-start"
            onClick={() => (step === 'confirm' ? setPlace(null) : setWho(null))}
          >
            {step === 'confirm' ? 'Another place or time' : 'Somebody else'}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
