/** Mail addresses as people paste them: one a line, with commas, or "Ana Reis <ana@example.org>". What is none is named. */
export function typedAddresses(text: string): { readonly emails: readonly string[]; readonly odd: readonly string[] } {
  const pieces = text
    .split(/[\n,;]+/)
    .map((piece) => (/<([^<>]+)>\s*$/.exec(piece)?.[1] ?? piece).trim())
    .flatMap((piece) => (piece.includes(' ') && /@.*\s.*@/.test(piece) ? piece.split(/\s+/) : [piece]))
    .filter((piece) => piece !== '');
  const isAddress = (piece: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(piece);
  const emails = [...new Set(pieces.filter(isAddress).map((one) => one.toLowerCase()))];
  return { emails, odd: pieces.filter((one) => !isAddress(one)) };
}
