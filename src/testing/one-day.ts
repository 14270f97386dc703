/**
 * Screen parts are tested on one day, whatever day it is: what they show beside "today" would change otherwise. The clock goes on from there, so that
 * what waits, waits.
 */
const BEGAN = Date.parse('2026-11-26T10:00:00Z');
const RealDate = Date;
const behindMs = BEGAN - RealDate.now();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + behindMs] : args, made) as object,
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + behindMs : (Reflect.get(target, name, receiver) as unknown),
});
