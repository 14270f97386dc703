'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogClose } from '@/ui/dialog';
import { RadioGroup } from '@/ui/radio-group';
import type { BookingView, CancelScope } from '../bookings.contract';
import { counted, dateWords, whenWords } from '../domain/when-words';
import { useCancellation } from './use-cancellation';

type Props = { booking: BookingView; locale: string; onClose: () => void };

/** Gives back one date, this and the following, or all of a repeat; says how many before it does. */
export function CancelDialog({ booking, locale, onClose }: Props) {
  const { operatorId, id, timeZone, series, resourceName } = booking;
  const trpc = useTRPC();
  const cancel = useCancellation();
  const [scope, setScope] = useState<CancelScope>('one');
  const [others, setOthers] = useState(true);
  const [busy, setBusy] = useState(false);
  const counts = useQuery(
    trpc.bookings.cancelCounts.queryOptions({ operatorId, bookingId: id }, { enabled: series !== null, staleTime: 0 }),
  );
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const date = dateWords(localDateOf(range.startsAt, timeZone), locale);
  const skipped = booking.status === 'skipped';
  const asked = booking.status === 'requested';
  const verb = skipped && scope === 'one' ? 'Forget' : asked ? 'Withdraw' : 'Cancel';
  // What was skipped was never theirs: it is forgotten, not given back.
  const ending = (of: 'following' | 'all') => {
    if (!counts.data) return undefined;
    const beside = others ? null : counts.data.others;
    const forgotten = counts.data.skipped[of] - (beside?.skipped[of] ?? 0);
    return { given: counts.data[of] - (beside?.[of] ?? 0) - forgotten, forgotten };
  };
  const times = counts.data?.others?.times.join('; ');
  const dates = scope === 'one' ? 1 : ending(scope)?.given;

  const confirm = async () => {
    setBusy(true);
    const done = await cancel({
      operatorId,
      bookingId: id,
      scope,
      ...(scope === 'one' || !times ? {} : { others }),
      timeZone,
      locale,
      dates: verb === 'Forget' ? 0 : dates,
    });
    setBusy(false);
    if (done) onClose();
  };
  const more = (of: 'following' | 'all') => {
    const end = ending(of);
    if (!end) return 'Counting…';
    const { given, forgotten } = end;
    return `${counted(given, 'date')} given back${forgotten > 0 ? `, ${forgotten} skipped forgotten` : ''}.`;
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={
        skipped
          ? `Forget ${resourceName} on ${date}?`
          : asked
            ? `Withdraw your request for ${resourceName}?`
            : `Cancel ${resourceName}?`
      }
      description={`${whenWords(range, timeZone, locale)}, ${booking.spaceName}. ${
        skipped ? 'It was not yours, so nothing becomes free.' : 'The time is free for others at once.'
      }${booking.price?.deposit && !skipped ? ' The deposit goes back in full.' : ''} You can undo it for a moment.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep</Button>
          </DialogClose>
          <Button variant="danger" loading={busy} onClick={() => void confirm()}>
            {dates === undefined || dates === 0
              ? `${verb} these dates`
              : dates === 1
                ? `${verb} this date`
                : `${verb} ${dates} dates`}
          </Button>
        </>
      }
    >
      {series ? (
        <RadioGroup<CancelScope>
          aria-label="Which dates"
          value={scope}
          onValueChange={setScope}
          options={[
            { value: 'one', label: 'Only this date', description: `${date}. The others stay.` },
            {
              value: 'following',
              label: 'This and all following',
              description: `From ${date} on: ${more('following')}`,
            },
            { value: 'all', label: 'All that are still to come', description: more('all') },
          ]}
        />
      ) : null}
      {times && scope !== 'one' ? (
        <Checkbox
          className="mt-3"
          checked={others}
          onCheckedChange={setOthers}
          label="The other times of the week too"
          description={`Also in this series: ${times}.`}
        />
      ) : null}
    </Dialog>
  );
}
