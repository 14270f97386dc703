import { DomainError, type ErrorKind } from '@/kernel/domain-error';

export type ResourceErrorCode =
  | 'resource.name_taken'
  | 'resource.retired'
  | 'resource.has_bookings'
  | 'resource.part_of'
  | 'resource.parts_retired'
  | 'resource.off_the_plan'
  | 'resource.too_many_photos'
  | 'resource.photo_not_found'
  | 'resources.list_changed'
  | 'floor.not_found'
  | 'parts.ring'
  | 'parts.too_deep'
  | 'parts.inside_another'
  | 'parts.clash'
  | 'group.not_found'
  | 'group.name_taken'
  | 'group.waited_for'
  | 'import.unreadable'
  | 'import.rows_wrong';

const KINDS: Partial<Record<ResourceErrorCode, ErrorKind>> = {
  'resource.name_taken': 'conflict',
  'resource.retired': 'conflict',
  'resource.has_bookings': 'conflict',
  'resource.part_of': 'conflict',
  'resource.parts_retired': 'conflict',
  'resource.too_many_photos': 'conflict',
  'resource.photo_not_found': 'not_found',
  'resources.list_changed': 'conflict',
  'floor.not_found': 'not_found',
  'parts.clash': 'conflict',
  'group.not_found': 'not_found',
  'group.name_taken': 'conflict',
  'group.waited_for': 'conflict',
  'import.rows_wrong': 'conflict',
};

export const resourceError = (code: ResourceErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<ResourceErrorCode>(KINDS[code] ?? 'invalid', code, details);
