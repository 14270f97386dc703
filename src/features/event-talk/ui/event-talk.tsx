'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { shortWhen } from '@/features/events/ui/public-words';
import type { EventId, OperatorId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { About, OwnDate } from '../event-talk.contract';
import { Comments } from './comments';
import { FeedbackForm } from './feedback-form';
import { Photos } from './photos';

type Props = {
  operatorId: OperatorId;
  spaceId: SpaceId;
  eventId: EventId;
  first: About;
  timeZone: string;
  readAt: string;
  locale: string;
};

/** Of a weekly one: nobody says how five evenings were. */
const MOST_ASKED = 3;

/** Below an event: how it was, what it looked like, and what those who come say. */
export function EventTalk({ operatorId, spaceId, eventId, first, timeZone, readAt, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(new Date(readAt));
  const { data: about } = useQuery(trpc.eventTalk.about.queryOptions({ operatorId, eventId }, { initialData: first }));
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.eventTalk.pathFilter()));
  const when = (date: OwnDate) => shortWhen(date, timeZone, locale, now);
  // The last one first: it is the one that somebody comes back for.
  const asked = about.dates.filter(({ feedback }) => feedback && (feedback.open || feedback.given)).reverse();
  return (
    <div className="mt-10 grid max-w-3xl gap-10">
      {asked.slice(0, MOST_ASKED).map((date, at) => (
        <FeedbackForm
          key={date.dateId}
          operatorId={operatorId}
          date={date}
          when={asked.length > 1 ? when(date) : null}
          folded={at > 0}
        />
      ))}
      {about.seesPhotos ? (
        <Photos
          operatorId={operatorId}
          eventId={eventId}
          dates={about.dates
            .filter(({ mayAddPhotos }) => mayAddPhotos)
            .map((date) => ({ dateId: date.dateId, when: when(date) }))}
        />
      ) : null}
      <section aria-labelledby="talk" className="grid gap-3">
        <h2 id="talk" className="scroll-mt-20 text-xl">
          Comments
        </h2>
        {about.speaks ? (
          <Comments {...{ operatorId, eventId, timeZone, locale, now }} />
        ) : (
          <p className="text-ink-muted">Those who come talk here. Say that you come, and you read it and join in.</p>
        )}
      </section>
    </div>
  );
}
