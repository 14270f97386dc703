/**
 * How often a property is tried. The pure tests run on machines of three zones: in UTC as often as said, in the others a quarter of it, for there only the
 * machine's zone is new.
 */
export const runs = (often: number): number =>
  process.env.TZ === undefined || process.env.TZ === 'UTC' ? often : Math.ceil(often / 4);
