/** How patient live updates are, in milliseconds. */
export type Pace = {
  /** Polling while not live. */
  pollMs: number;
  /** A blip shorter than this is not worth a word to the reader. */
  graceMs: number;
  /** A topic that nobody on the screen wants any more is kept this long: the next screen often wants it again. */
  lingerMs: number;
  /** An attempt to connect, and the question before it, that take longer have failed. */
  attemptMs: number;
  /** The first wait between two attempts; it doubles each time, up to the second. */
  retryMs: number;
  retryMostMs: number;
  /** A topic whose authorisation could not be asked for is asked for again after this. */
  rejoinMs: number;
};

export const PACE: Pace = {
  pollMs: 30_000,
  graceMs: 4_000,
  lingerMs: 1_000,
  attemptMs: 5_000,
  retryMs: 1_000,
  retryMostMs: 30_000,
  rejoinMs: 5_000,
};
