import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { spaceNotFound } from '@/kernel/not-found';
import type { SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { countTouched, getHours, versionOf } from './commands/write-hours';
import type { Hours, HoursSettings, HoursTouch } from './hours.contract';
import { mayManageSpace } from './spaces.access';
import { findWhoseHours } from './sql/hours-reads';

export const demandManager = (member: ActingMember): void => {
  if (!mayManageSpace(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
};

/** The hours of a space for whoever sets them. @throws DomainError `auth.not_allowed`, `space.not_found` */
export async function readHoursSettings(
  member: ActingMember,
  spaceId: SpaceId,
  now = new Date(),
): Promise<HoursSettings> {
  demandManager(member);
  return inOperator(member, async (tx) => {
    const hours = await getHours(tx, spaceId);
    const whose = await findWhoseHours(tx, spaceId);
    if (!whose) throw spaceNotFound();
    const { rules, own } = hours;
    return { rules, own, ...whose, today: localDateOf(now, rules.timeZone), version: versionOf(hours) };
  });
}

/** How many coming bookings other hours would leave outside, before anybody saves them. @throws DomainError as above */
export async function readHoursTouch(
  member: ActingMember,
  { spaceId, hours }: { readonly spaceId: SpaceId; readonly hours: Hours },
  now = new Date(),
): Promise<HoursTouch> {
  demandManager(member);
  return inOperator(member, async (tx) => countTouched(tx, spaceId, await getHours(tx, spaceId), hours, now));
}
