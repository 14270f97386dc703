/**
 * Screen parts are tested on one day, whatever day it is: what they show beside "today" would change otherwise. The clock goes on from there, so that
 * what waits, waits.
 */
const BEGAN = Date.parse('2026-11-26T10:00:00Z');
const RealDate = Date;
const behindMs = BEGAN - RealDate.now();

globalThis.Date = class Date extends RealDate {
  constructor(...args: [] | ConstructorParameters<DateConstructor>) {
    super(...(args.length === 0 ? [RealDate.now() + behindMs] : args));
  }
  static override now(): number {
    return RealDate.now() + behindMs;
  }
} as DateConstructor;
