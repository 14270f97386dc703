import type { ActingMember } from '@/kernel/acting-member';
import type { AmenityInput } from '../resources.contract';
import { deleteAmenity, upsertAmenities } from '../sql/amenity-writes';
import { managing } from './managing';

/** "A desk can have this": one more word on the operator's list, once, in whatever case. @throws DomainError `auth.not_allowed` */
export function addAmenity(member: ActingMember, input: AmenityInput): Promise<{ name: string }> {
  return managing(member, 'add-amenity', input, async (tx) => {
    const [name = input.name] = await upsertAmenities(tx, [input.name]);
    return {
      answer: { name },
      audit: [{ action: 'amenity.added', subjectKind: 'space', subjectId: input.spaceId, details: { name } }],
    };
  });
}

/** "Nothing has this any more": off the list, and off every resource that had it. @throws DomainError `auth.not_allowed` */
export function removeAmenity(member: ActingMember, input: AmenityInput): Promise<{ resources: number }> {
  return managing(member, 'remove-amenity', input, async (tx) => {
    const resources = await deleteAmenity(tx, input.name);
    const details = { name: input.name, resources };
    return {
      answer: { resources },
      audit: [{ action: 'amenity.removed', subjectKind: 'space', subjectId: input.spaceId, details }],
    };
  });
}
