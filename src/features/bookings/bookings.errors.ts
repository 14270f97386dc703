import { DomainError } from '@/kernel/domain-error';
import type { RuleRefusalCode } from '@/features/booking-rules/booking-rules.errors';

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
  | 'booking.override_not_allowed'
  | 'booking.not_for_others'
  | 'booking.member_not_found'
  | 'booking.group_full'
  | 'booking.too_many_guests'
  | 'request.lapsed'
  | 'request.withdrawn'
  | 'request.already_answered'
  | 'check_in.too_early'
  | 'check_in.over'
  | 'check_in.released'
  | 'check_in.not_booked'
  | 'check_in.wrong_place'
  | 'check_in.code_unknown'
  | 'check_out.not_begun'
  | 'booking.not_standing'
  | 'booking.over'
  | 'booking.only_end_changes'
  | 'booking.nothing_changes'
  | 'booking.needs_a_yes'
  | 'booking.desk_change_by_staff'
  | 'booking.swap_same_desk'
  | 'booking.swap_apart'
  | 'booking.swap_not_yours'
  | 'booking.already_theirs'
  | 'booking.guest_keeps_it'
  | 'change.not_found'
  | 'change.undo_over'
  | 'change.already_undone'
  | 'change.changed_since'
  | 'change.place_taken'
  | 'series.plan_changed'
  | 'series.clashes'
  | 'series.nothing_free'
  | 'series.none_for_them'
  | 'series.too_many_dates'
  | 'series.times_meet'
  | 'series.waits_for_yes'
  | 'series.choices_missing'
  | 'series.change_taken'
  | 'cancellation.not_found'
  | 'cancellation.undo_over'
  | 'cancellation.already_undone';

type Code = BookingErrorCode | RuleRefusalCode | 'pricing.no_price';

const KINDS: Partial<Record<Code, 'conflict' | 'forbidden' | 'not_found' | 'not_now'>> = {
  'booking.slot_taken': 'conflict',
  'booking.not_for_visitors': 'forbidden',
  'booking.not_found': 'not_found',
  'booking.already_started': 'not_now',
  'booking.already_cancelled': 'conflict',
  'booking.override_not_allowed': 'forbidden',
  'booking.not_for_others': 'forbidden',
  'booking.member_not_found': 'not_found',
  'booking.group_full': 'conflict',
  'request.lapsed': 'conflict',
  'request.withdrawn': 'conflict',
  'request.already_answered': 'conflict',
  'check_in.too_early': 'not_now',
  'check_in.over': 'not_now',
  'check_in.released': 'conflict',
  'check_in.not_booked': 'conflict',
  'check_in.code_unknown': 'not_found',
  'check_out.not_begun': 'not_now',
  'booking.not_standing': 'conflict',
  'booking.over': 'not_now',
  'booking.only_end_changes': 'not_now',
  'booking.needs_a_yes': 'not_now',
  'booking.desk_change_by_staff': 'forbidden',
  'booking.swap_not_yours': 'forbidden',
  'change.not_found': 'not_found',
  'change.undo_over': 'not_now',
  'change.already_undone': 'conflict',
  'change.changed_since': 'conflict',
  'change.place_taken': 'conflict',
  'series.plan_changed': 'conflict',
  'series.clashes': 'conflict',
  'series.nothing_free': 'conflict',
  'series.waits_for_yes': 'not_now',
  'series.change_taken': 'conflict',
  'cancellation.not_found': 'not_found',
  'cancellation.undo_over': 'not_now',
  'cancellation.already_undone': 'conflict',
};

/** A refusal of this room, or by a rule of the owner's (422 unless told otherwise). */
export const bookingError = (code: Code, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<Code>(KINDS[code] ?? 'invalid', code, details);
