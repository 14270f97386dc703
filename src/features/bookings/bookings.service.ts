/** What other rooms may do with bookings: functions of a transaction that is theirs. */
export { placeBooking, type Placed } from './commands/place-booking';
export { bookingBuffers } from './commands/claims';
export { withBuffers } from './commands/series-ruling';
export { arrive } from './commands/check-in';
export { findArrivingBooking, type ArrivingBooking } from './sql/arrival-reads';
export { changeMany } from './commands/change-many';
export { listTouched, lockTouched, type TouchedRow, type TouchedWhere } from './sql/touched-reads';
export type { ManyMove } from './sql/many-writes';
export { fillDates, judgeWanted, type JudgedWanted } from './commands/fill-dates';
export { listWantedDates, updateWanted as wantNoMore, type WantedDate } from './sql/wanted-dates';
export { goOnElsewhere } from './commands/go-on-elsewhere';
export { lockSeriesOf } from './sql/series-of-resource';
export { shiftSeriesZone } from './commands/shift-series-zone';
