/** Each word once, whatever its case, as it was written first. */
export const eachOnce = (words: readonly string[]): string[] =>
  [...new Map([...words].reverse().map((word) => [word.toLowerCase(), word])).values()].reverse();
