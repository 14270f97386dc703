/** What could stand in for a booking, for whoever plans: functions of a transaction that is theirs. */
export { listHeldAround } from './commands/held-around';
export { listPlanningPlaces } from './sql/place-reads';
