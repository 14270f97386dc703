import type { ResourceKind } from '@/kernel/resource-kind';

/** A kind as it stands in a list to choose from. */
export const KIND_NAME: Record<ResourceKind, string> = {
  desk: 'Desk',
  meeting_room: 'Meeting room',
  private_office: 'Private office',
  phone_booth: 'Phone booth',
  event_space: 'Event space',
  parking: 'Parking place',
};
