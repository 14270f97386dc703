/** What other rooms may ask of events: functions of a transaction that is theirs. */
export { isOut, maySeeEvent } from './events.reads';
export { readRsvpLink } from './rsvp-link';
export { findEvent, type EventRow } from './sql/event-reads';
export { listEventsOver, type EventOver } from './sql/events-over';
export { listEventsOfDay } from './sql/day-reads';
export { deriveEventsAgain, shiftEventsZone } from './commands/shift-dates';
export { listZonesOfEvents } from './sql/zone-reads';
export { findPublicEvent } from './sql/public-event-reads';
