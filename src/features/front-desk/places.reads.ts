import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { DeskGroupId, MemberId, SpaceId } from '@/kernel/ids';
import { mayBookForOthers } from '@/features/bookings/bookings.access';
import { rankCandidates } from '@/features/bookings/domain/rank-candidates';
import { listFreeResources } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import type { DeskPlaces } from './front-desk.contract';
import { listPlaces, type PlaceRow } from './sql/place-reads';

type Wish = {
  readonly spaceId: SpaceId;
  readonly memberId: MemberId | null;
  readonly startsAt: string;
  readonly endsAt: string;
};

/**
 * "Where do I put them?": what is free for all of a time first (for a guest, what is open to visitors before what is not), and of that the member's usual place, then what is near it, then the least used.
 * Two statements, however many places. @throws DomainError `auth.not_allowed`.
 */
export async function readPlaces(member: ActingMember, wish: Wish, now = new Date()): Promise<DeskPlaces> {
  if (!mayBookForOthers(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const all = await listPlaces(tx, wish.spaceId, wish.memberId, now);
    const range = { startsAt: new Date(wish.startsAt), endsAt: new Date(wish.endsAt) };
    const ids = all.map(({ id }) => id);
    const free = (await listFreeResources(tx, ids, [range])).get(0) ?? new Set();
    const byId = new Map(all.map((place) => [place.id, place]));
    // A guest is judged as a visitor: what is for members takes a reason, and comes after what needs none.
    const fits = (place: PlaceRow) => wish.memberId !== null || place.openToVisitors;
    const inOrder = rankCandidates(all).flatMap(({ id }) => byId.get(id) ?? []);
    const ranked = [...inOrder.filter(fits), ...inOrder.filter((place) => !fits(place))];
    const groups = new Map<DeskGroupId, { name: string; free: number }>();
    for (const { id, groupId, groupName } of ranked.filter(fits)) {
      if (!groupId) continue;
      const group = groups.get(groupId) ?? { name: groupName ?? '', free: 0 };
      groups.set(groupId, { ...group, free: group.free + (free.has(id) ? 1 : 0) });
    }
    const places = ranked.map(({ id, name, kind, floorName, capacity, mine }) => ({
      id,
      name,
      kind,
      floorName,
      capacity,
      free: free.has(id),
      usual: mine > 1,
    }));
    return {
      groups: [...groups].map(([id, group]) => ({ id, ...group })),
      places: [...places.filter((place) => place.free), ...places.filter((place) => !place.free)],
    };
  });
}
