/** What other rooms may ask of events: functions of a transaction that is theirs. */
export { listEventsOver, type EventOver } from './sql/events-over';
export { deriveEventsAgain, shiftEventsZone } from './commands/shift-dates';
export { listZonesOfEvents } from './sql/zone-reads';
