/** What hosts do about somebody's answer, as it stands in the trace. */
export const GUEST_ACTS = [
  'rsvp.approve',
  'rsvp.refuse',
  'rsvp.promote',
  'rsvp.remove',
  'rsvp.checked_in',
  'rsvp.undo_check_in',
  'rsvp.paid',
  'rsvp.payment_taken_back',
] as const;

/** What people say and show for themselves: no change of the event. */
export const OWN_ACTS = [
  'event.dates_answered',
  'event.dates_taken_back',
  'event.commented',
  'event.photo_added',
  'event.photo_captioned',
] as const;
