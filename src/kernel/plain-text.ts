// C0 and C1 control characters, and the Unicode line and paragraph separators that some readers take for a line end.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
// eslint-disable-next-line no-control-regex
const CONTROLS_BUT_NEWLINE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A name or address on one line, whatever somebody typed into it: no control characters, no half of a surrogate pair. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim();

/** Text of several lines with plain newlines and nothing else that controls. */
export const manyLines = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_NEWLINE, ' ').trim();
