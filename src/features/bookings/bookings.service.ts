/** What other rooms may do with bookings: functions of a transaction that is theirs. */
export { explainTaken } from './commands/explain-taken';
export { placeBooking, subjectOf, whoOf, type Holder, type Placed, type Placing } from './commands/place-booking';
export { bookingBuffers } from './commands/claims';
export { withBuffers } from './commands/series-ruling';
export { arrive, type Arrived } from './commands/check-in';
export { findArrivingBooking, type ArrivingBooking } from './sql/arrival-reads';
export { findActiveMember } from './sql/holder-reads';
export { changeMany } from './commands/change-many';
export { listTouched, lockTouched, type TouchedRow, type TouchedWhere } from './sql/touched-reads';
export type { ManyMove } from './sql/many-writes';
export { shiftSeriesZone } from './commands/shift-series-zone';
