import type { ResourceKind } from '@/kernel/resource-kind';

const DESK = ['Screen', 'Height-adjustable', 'Window', 'Quiet', 'Power socket', 'Docking station'];
const ROOM = ['Screen', 'Whiteboard', 'Video call kit', 'Daylight', 'Air conditioning'];

/** What such a place often has, to begin a list with. */
export const USUAL_AMENITIES: Record<ResourceKind, readonly string[]> = {
  desk: DESK,
  meeting_room: ROOM,
  private_office: [...ROOM, 'Lockable'],
  phone_booth: ['Soundproof', 'Fan', 'Power socket'],
  event_space: ['Projector', 'Microphones', 'Stage', 'Daylight', 'Step-free'],
  parking: ['Charging point', 'Covered'],
};
