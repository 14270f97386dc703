import { DomainError } from '@/kernel/domain-error';

export type BookingErrorCode =
  | 'booking.slot_taken'
  | 'booking.closed'
  | 'booking.outside_hours'
  | 'booking.in_past'
  | 'booking.too_far_ahead'
  | 'booking.too_short'
  | 'booking.too_long'
  | 'booking.ends_before_start'
  | 'booking.not_for_visitors'
  | 'booking.not_found'
  | 'booking.already_started'
  | 'booking.already_cancelled'
  | 'booking.not_in_series'
  | 'series.plan_changed'
  | 'series.clashes'
  | 'series.nothing_free'
  | 'series.too_many_dates'
  | 'cancellation.not_found'
  | 'cancellation.undo_over'
  | 'cancellation.already_undone';

const KINDS: Partial<Record<BookingErrorCode, 'conflict' | 'forbidden' | 'not_found' | 'not_now'>> = {
  'booking.slot_taken': 'conflict',
  'booking.not_for_visitors': 'forbidden',
  'booking.not_found': 'not_found',
  'booking.already_started': 'not_now',
  'booking.already_cancelled': 'conflict',
  'series.plan_changed': 'conflict',
  'series.clashes': 'conflict',
  'series.nothing_free': 'conflict',
  'cancellation.not_found': 'not_found',
  'cancellation.undo_over': 'not_now',
  'cancellation.already_undone': 'conflict',
};

export const bookingError = (code: BookingErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<BookingErrorCode>(KINDS[code] ?? 'invalid', code, details);
