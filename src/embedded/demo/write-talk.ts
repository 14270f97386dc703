import { insertCover } from '@/features/events/sql/cover-writes';
import type { DateToWrite } from '@/features/events/sql/event-writes';
import { newId, type EventCoverId, type EventId, type MemberId, type RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoEvent } from './demo-events';
import { DRAWN_SIZE, keyOfDrawing } from './draw-pictures';

/** The picture on top of an event of the demo. */
export async function writeCover(
  tx: OperatorTx,
  operator: string,
  { cover }: DemoEvent,
  addedBy: MemberId,
): Promise<{ readonly coverId: EventCoverId | null; readonly coverAlt: string }> {
  if (!cover) return { coverId: null, coverAlt: '' };
  const coverId = newId<'event_cover'>();
  await insertCover(tx, { id: coverId, fileKey: keyOfDrawing(operator, cover.drawing), addedBy });
  return { coverId, coverAlt: cover.shows };
}

type Answer = {
  readonly id: RsvpId;
  readonly eventDateId: string;
  readonly memberId: MemberId;
  readonly status: string;
  readonly checkedInAt: Date | null;
};
type Written = {
  readonly operator: string;
  readonly eventId: EventId;
  readonly hostId: MemberId;
  readonly dates: readonly DateToWrite[];
  readonly answers: readonly Answer[];
};

const HOUR_MS = 3_600_000;
/** How the evenings were: most liked them, and some say why. */
const FEEDBACK = [
  { stars: 5, good: 'The seven minutes. Nobody talks too long.', better: '', named: true },
  { stars: 4, good: 'The soup.', better: 'More chairs at the back.', named: false },
  { stars: 5, good: 'I met two people I now work with.', better: '', named: false },
  { stars: 3, good: '', better: 'Hard to hear in the last row.', named: false },
  { stars: 4, good: '', better: '', named: false },
] as const;

/** What those who come to an event say, what it looked like, and how they found it. */
export async function writeTalk(
  tx: OperatorTx,
  { operator, eventId, hostId, dates, answers }: Written,
  { talk = [], photos = [], feedback }: DemoEvent,
  now: Date,
): Promise<void> {
  const { operatorId } = tx;
  const next = dates.find(({ endsAt }) => endsAt > now);
  const comes = answers.filter(({ eventDateId, status }) => eventDateId === next?.id && status === 'going');
  const said = talk.flatMap(({ by, words }, at) => {
    const speaker = by === 'host' ? hostId : comes[by]?.memberId;
    const writtenAt = new Date(now.getTime() - (talk.length - at) * 5 * HOUR_MS);
    return speaker
      ? [{ operatorId, id: newId<'event_comment'>(), eventId, memberId: speaker, words, writtenAt, toldAt: writtenAt }]
      : [];
  });
  if (said.length > 0) await tx.insertInto('eventComments').values(said).execute();
  const came = answers.filter(({ checkedInAt }) => checkedInAt !== null);
  // One whose room was not free was left out.
  const last = dates.filter(({ id }) => came.some(({ eventDateId }) => eventDateId === id)).at(-1);
  const there = came.filter(({ eventDateId }) => eventDateId === last?.id);
  if (last && feedback) {
    const givenAt = new Date(last.endsAt.getTime() + 2 * HOUR_MS);
    // The first of them is asked still.
    const rows = there.slice(1).flatMap(({ id: rsvpId }, at) => {
      const given = FEEDBACK[at];
      return given ? [{ operatorId, rsvpId, ...given, givenAt, changedAt: givenAt }] : [];
    });
    if (rows.length > 0) await tx.insertInto('eventFeedback').values(rows).execute();
  }
  if (last && photos.length > 0)
    await tx
      .insertInto('eventPhotos')
      .values(
        photos.map(({ drawing, shows }) => ({
          ...{ operatorId, id: newId<'event_photo'>(), eventDateId: last.id, memberId: hostId, ...DRAWN_SIZE },
          ...{ fileKey: keyOfDrawing(operator, drawing), caption: shows, addedAt: last.endsAt },
        })),
      )
      .execute();
}
