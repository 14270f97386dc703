/** What other rooms may ask of events: functions of a transaction that is theirs. */
export { listEventsOver, type EventOver } from './sql/events-over';
