/** What no reason breaks: what somebody else has, what is no booking, and what is about rights. Rules of the owner's, hours and closed days can be. */
const BREAKABLE: readonly string[] = [
  'booking.closed',
  'booking.outside_hours',
  'booking.too_far_ahead',
  'booking.not_for_visitors',
  'booking.too_many_guests',
];

/** Whether staff can do it all the same, with a reason. The server has the last word. */
export const staffCanBreak = (code: string): boolean =>
  BREAKABLE.includes(code) || (code.startsWith('rule.') && code !== 'rule.not_found');
