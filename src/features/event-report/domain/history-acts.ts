/** What hosts do about somebody's answer, as it stands in the trace. */
export const GUEST_ACTS = [
  'rsvp.approve',
  'rsvp.refuse',
  'rsvp.promote',
  'rsvp.remove',
  'rsvp.checked_in',
  'rsvp.undo_check_in',
] as const;

/** What people say for themselves, of all dates at once: no change of the event. */
export const OWN_ACTS = ['event.dates_answered', 'event.dates_taken_back'] as const;
