import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { SpaceId } from '@/kernel/ids';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { mayPlanClosures } from './closures.access';
import type { ClosuresView, ClosureView } from './closures.contract';
import { listClosures, type ClosureRow } from './sql/closure-reads';
import { listPlanningPlaces } from '@/features/planning/planning.service';

const MOST_UPCOMING = 200;
const MOST_PAST = 20;

/** What is shut, what was, and what could be. @throws DomainError `auth.not_allowed`, `space.not_found`. */
export async function readClosures(member: ActingMember, spaceId: SpaceId, now = new Date()): Promise<ClosuresView> {
  if (!mayPlanClosures(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { name, rules } = await getOpeningRules(tx, spaceId);
    const upcoming = await listClosures(tx, spaceId, 'upcoming', now, MOST_UPCOMING);
    const past = await listClosures(tx, spaceId, 'past', now, MOST_PAST);
    const places = await listPlanningPlaces(tx, spaceId);
    return {
      timeZone: rules.timeZone,
      spaceName: name,
      upcoming: upcoming.map(view),
      past: past.map(view),
      places: places.map(({ id, name: placeName, kind }) => ({ id, name: placeName, kind })),
    };
  });
}

const view = ({ startsAt, endsAt, ...row }: ClosureRow): ClosureView => ({
  ...row,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
