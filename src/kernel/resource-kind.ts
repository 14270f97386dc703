/** The kinds of what can be booked. */
export const RESOURCE_KINDS = [
  'desk',
  'meeting_room',
  'private_office',
  'phone_booth',
  'event_space',
  'parking',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
