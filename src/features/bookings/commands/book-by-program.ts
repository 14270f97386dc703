import type { ActingMember } from '@/kernel/acting-member';
import type { RequestId, ResourceId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { bookDeskInput } from '../bookings.contract';
import { type BookAnswer, type BookInput } from '../programs.contract';
import { type SeriesWish } from '../series.contract';
import { bookingError } from '../bookings.errors';
import { judgeLength, rangeOf } from '../domain/judge-booking';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { planSeries } from './plan-series';

/**
 * "Book this desk", or any of its group, said by a program: once, or with a recurrence at the same wall-clock time. A dry run decides and writes nothing. Rules and
 * refusals are those of the commands behind it.
 *
 * @throws DomainError as `bookDesk` and `bookDeskWeekly` do
 */
export async function bookByProgram(
  member: ActingMember,
  input: BookInput,
  requestId: RequestId,
  now = new Date(),
): Promise<BookAnswer> {
  const { recurrence, onClash, dryRun, ...wanted } = input;
  if (!recurrence || !wanted.resourceId) {
    const { booking } = await bookDesk(member, bookDeskInput.parse({ ...wanted, dryRun, requestId }), now);
    return { booking };
  }
  const wish = await seriesWishOf(member, { ...input, resourceId: wanted.resourceId }, recurrence.rrule);
  if (dryRun) return { plan: await planSeries(member, { ...wish, guestCount: wanted.guests.length }, now) };
  return bookDeskWeekly(
    member,
    { ...wish, onClash, decisions: [], note: wanted.note, guests: wanted.guests, requestId },
    now,
  );
}

type OfResource = BookInput & { readonly resourceId: ResourceId };

async function seriesWishOf(member: ActingMember, input: OfResource, rrule: string): Promise<SeriesWish> {
  const { spaceId, resourceId } = input;
  const code = input.code === undefined ? {} : { code: input.code };
  const extras = input.extras ? { extras: input.extras } : {};
  const { timeZone } = (await inOperator(member, (tx) => getOpeningRules(tx, spaceId))).rules;
  const range = rangeOf(input, timeZone);
  const refusal = judgeLength(range);
  if (refusal) throw bookingError(refusal.code, refusal.details);
  const [localStart, localEnd] = [localOf(range.startsAt, timeZone), localOf(range.endsAt, timeZone)];
  // From nine to five is eight hours on the wall, also when the first date is the one on which the clocks change.
  const durationMinutes = (Date.parse(`${localEnd}Z`) - Date.parse(`${localStart}Z`)) / 60_000;
  return { spaceId, resourceId, localStart, durationMinutes, rrule, exdates: [], rdates: [], ...code, ...extras };
}
