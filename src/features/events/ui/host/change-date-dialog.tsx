'use client';
import { useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import type { EventDateId, EventId, ResourceId, SpaceId } from '@/kernel/ids';
import { localOf, type LocalDateTime } from '@/kernel/zone';
import { minuteOf } from '@/features/availability/domain/wanted-time';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import type { HostDate } from '../../host-pages.contract';
import type { Room } from '../editor/basic-fields';
import { DateWay } from './date-way';
import { people } from './guest-row';
import { useHostAct } from './use-host-act';

type Props = {
  spaceId: SpaceId;
  eventId: EventId;
  date: HostDate;
  rooms: readonly Room[];
  timeZone: string;
  today: string;
  locale: string;
  onClose: () => void;
};

/** One date of an event: more or fewer places, another time, another room. */
export function ChangeDateDialog({ spaceId, eventId, date, rooms, timeZone, today, locale, onClose }: Props) {
  const api = useTRPCClient();
  const { busy, refusal, act } = useHostAct();
  const local = localOf(new Date(date.startsAt), timeZone);
  const length = Math.round((new Date(date.endsAt).getTime() - new Date(date.startsAt).getTime()) / 60_000);
  const [capacity, setCapacity] = useState(date.capacity === null ? '' : String(date.capacity));
  const [day, setDay] = useState(local.slice(0, 10));
  const [from, setFrom] = useState(local.slice(11));
  const [minutes, setMinutes] = useState(String(length));
  const [roomId, setRoomId] = useState(date.roomId);
  const [problem, setProblem] = useState<string | null>(null);
  const moved =
    day !== local.slice(0, 10) ||
    minuteOf(from) !== minuteOf(local.slice(11)) ||
    Number(minutes) !== length ||
    roomId !== date.roomId ||
    date.status === 'skipped';
  const places = capacity.trim() === '' ? null : Number(capacity);
  const wrong = places !== null && !(places >= 1 && places <= 10_000);
  const short = !(Number(minutes) >= 5);
  const save = async () => {
    const localStart: LocalDateTime = `${day}T${from}`;
    const time = { localStart, durationMinutes: Number(minutes), resourceId: roomId as ResourceId | null };
    const wish = { spaceId, eventId, dateId: date.dateId as EventDateId, capacity: places, ...(moved ? { time } : {}) };
    const done = await act('change', wish, {
      send: (requestId) => api.events.changeDate.mutate({ ...wish, requestId }),
      told: ({ coming }) => (moved && coming > 0 ? `Saved. ${people(coming)} are told` : 'Saved'),
    });
    if (done) onClose();
  };
  const whyNot = wrong
    ? 'Places are a number, or empty for any number.'
    : short
      ? 'It lasts five minutes at least.'
      : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Change this date"
      description="It stays as you say it here when the whole event is changed later."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button variant="primary" disabledReason={whyNot} loading={busy !== null} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live title={refusal.title}>
            {refusal.hint}
          </Banner>
        ) : null}
        <Field
          label="Places"
          optional
          help={
            places !== null && places < date.going
              ? `${people(date.going)} come already: nobody is thrown out, but nobody else gets in.`
              : date.waiting > 0
                ? 'More places are offered to who waits at once.'
                : 'Empty: any number may come.'
          }
        >
          <Input
            inputMode="numeric"
            className="tabular w-28"
            maxLength={5}
            placeholder="Any"
            value={capacity}
            onChange={({ target }) => setCapacity(target.value.replace(/\D/g, ''))}
          />
        </Field>
        <Field label="Date" error={problem}>
          <DateField
            value={day}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(next) => next && setDay(next)}
          />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="From">
            <TimeField value={from} max="23:45" locale={locale} onValueChange={(next) => next && setFrom(next)} />
          </Field>
          <Field label="Minutes">
            <Input
              inputMode="numeric"
              className="tabular"
              maxLength={5}
              value={minutes}
              onChange={({ target }) => setMinutes(target.value.replace(/\D/g, ''))}
            />
          </Field>
        </div>
        {date.roomId ? (
          <Field label="Room">
            <Select value={roomId ?? ''} onChange={({ target }) => setRoomId(target.value)}>
              {rooms.map(({ id, name, capacity: seats }) => (
                <option key={id} value={id}>
                  {`${name} · ${seats} ${seats === 1 ? 'seat' : 'seats'}`}
                </option>
              ))}
              {rooms.some(({ id }) => id === date.roomId) ? null : <option value={date.roomId}>{date.roomName}</option>}
            </Select>
          </Field>
        ) : null}
        {moved && !short ? (
          <DateWay
            wish={{
              ...{ spaceId, eventId, dateId: date.dateId as EventDateId },
              time: {
                localStart: `${day}T${from}`,
                durationMinutes: Number(minutes),
                resourceId: roomId as ResourceId | null,
              },
            }}
            wall={{ timeZone, locale, today }}
            onTake={(option) => {
              const start = localOf(new Date(option.startsAt), timeZone);
              setDay(start.slice(0, 10));
              setFrom(start.slice(11));
              setRoomId(option.resourceId);
            }}
          />
        ) : null}
        {moved && date.going > 0 ? (
          <p className="text-ink-muted text-sm">{people(date.going)} who come are told of the new time or place.</p>
        ) : null}
      </div>
    </Dialog>
  );
}
