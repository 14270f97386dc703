import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { instantOfWhen } from '@/kernel/when';
import type { TimeRange } from '@/kernel/time-range';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { listTimeHeldInListedSpace, listTimeHeldInSpace } from '@/features/occupancies/occupancies.service';
import { hoursFor, openWithin } from '@/features/spaces/domain/opening-hours';
import { getSpaceFor } from '@/features/spaces/spaces.service';
import { inDirectory, inOperator } from '@/server/db/transactions';
import { MOST_DAYS, type FreeTimeAnswer, type FreeTimeInput } from './availability.contract';
import { freeRanges } from './domain/free-ranges';

/**
 * When each resource of a space can be booked between two moments: a listed space for anybody, another for its members. Two queries, however
 * many resources.
 *
 * @throws DomainError `space.not_found`, `input.invalid` when the stretch is empty or longer than 31 days.
 */
export async function readFreeTime(
  input: FreeTimeInput,
  findMember: () => Promise<ActingMember>,
): Promise<FreeTimeAnswer> {
  const { member, space } = await getSpaceFor(input.spaceId, findMember);
  const range = stretchOf(input, space.timeZone);
  const held = heldByResource(await listHeld(member, input.spaceId, range));
  const rules = { timeZone: space.timeZone, ...space.hours };
  const open = openWithin(rules, range);
  return {
    spaceId: space.id,
    timeZone: space.timeZone,
    from: range.startsAt.toISOString(),
    to: range.endsAt.toISOString(),
    resources: space.resources.map(({ id, name, kind, openToVisitors, hours }) => ({
      id,
      name,
      kind,
      openToVisitors,
      free: freeRanges(hours ? openWithin(hoursFor(rules, hours), range) : open, held.get(id) ?? []).map(
        ({ startsAt, endsAt }) => ({
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        }),
      ),
    })),
  };
}

function stretchOf({ from, to }: FreeTimeInput, timeZone: string): TimeRange {
  const range = { startsAt: instantOfWhen(from, timeZone), endsAt: instantOfWhen(to, timeZone) };
  const days = (range.endsAt.getTime() - range.startsAt.getTime()) / 86_400_000;
  // A month of 31 days with the autumn change in it is an hour longer.
  const message =
    days <= 0 ? 'The end is before the start' : days > MOST_DAYS + 1 / 24 ? `At most ${MOST_DAYS} days at once` : null;
  if (message) throw new DomainError('invalid', 'input.invalid', { fields: [{ path: 'to', message }] });
  return range;
}

type Held = TimeRange & { readonly resourceId: ResourceId };

const listHeld = (member: ActingMember | null, spaceId: SpaceId, range: TimeRange): Promise<Held[]> =>
  member
    ? inOperator(member, (tx) => listTimeHeldInSpace(tx, spaceId, range))
    : inDirectory((tx) => listTimeHeldInListedSpace(tx, spaceId, range));

function heldByResource(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const found = new Map<string, Held[]>();
  for (const row of held) {
    const rows = found.get(row.resourceId);
    if (rows) rows.push(row);
    else found.set(row.resourceId, [row]);
  }
  return found;
}
