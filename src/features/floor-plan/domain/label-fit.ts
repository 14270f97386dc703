export type FittedLabel = { readonly lines: readonly string[]; readonly fontPx: number };

const LARGEST_PX = 13;
const SMALLEST_PX = 10;
/** Mean advance of the house typeface in ems, on the generous side; capitals and digits included. */
const ADVANCE = 0.6;
const LINE_HEIGHT = 1.15;

const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));

/**
 * Shorter names for a resource, from the whole name down to its number or first letters, so that a member still recognises it when the plan is small.
 * Each is a piece of the name as it stands: what one sees can be spoken to a voice control.
 */
export function abbreviationsOf(name: string): string[] {
  const words = name.trim().split(/\s+/);
  const candidates = [words.join(' ')];
  if (/\d/.test(words.at(-1) ?? '')) for (let i = 1; i < words.length; i++) candidates.push(words.slice(i).join(' '));
  else if (words.length > 1) candidates.push(words.at(-1) ?? name, words[0] ?? name);
  else if (name.length > 6) candidates.push(`${name.slice(0, 4)}.`);
  return [...new Set(candidates)].sort((a, b) => b.length - a.length);
}

function breakings(text: string): string[][] {
  const words = text.split(' ');
  if (words.length === 1) return [[text]];
  const middle = Math.ceil(words.length / 2);
  return [[text], [words.slice(0, middle).join(' '), words.slice(middle).join(' ')]];
}

/**
 * Fits a resource's name into its place on the screen: as much of the name as stays readable (10 px at least), on one line or two;
 * undefined when not even the shortest form fits.
 */
export function fitLabel(name: string, widthPx: number, heightPx: number): FittedLabel | undefined {
  for (const text of abbreviationsOf(name)) {
    for (const lines of breakings(text)) {
      const byWidth = widthPx / (widest(lines) * ADVANCE);
      const byHeight = heightPx / (lines.length * LINE_HEIGHT);
      const fontPx = Math.min(LARGEST_PX, byWidth, byHeight);
      if (fontPx >= SMALLEST_PX) return { lines, fontPx };
    }
  }
  return undefined;
}

/**
 * The zoom that labels are drawn for: steps of a fifth, so that a pinch re-fits labels now and then, not sixty times a second,
 * and a label's size on the screen strays by no more than a tenth.
 */
export function zoomStep(scale: number): number {
  const step = Math.round(Math.log(scale) / Math.log(1.2));
  return Math.pow(1.2, step);
}
