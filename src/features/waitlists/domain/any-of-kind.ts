import type { ResourceKind } from '@/kernel/resource-kind';

export const KIND_WORDS_ANY: Readonly<Record<ResourceKind, string>> = {
  desk: 'any desk',
  meeting_room: 'any meeting room',
  private_office: 'any private office',
  phone_booth: 'any phone booth',
  event_space: 'any event space',
  parking: 'any parking space',
};
