import { contrast, hexOf, mix, rgbOf, shade } from './colour';
import type { Rgb } from './colour';

/** The accent's five roles, as written into the page. */
export type AccentColours = {
  /** fill of the main button and of "yours" */
  accent: string;
  /** text and icons on that fill */
  contrast: string;
  /** the fill under the pointer */
  hover: string;
  /** a tint behind selected things */
  soft: string;
  /** accent-coloured text, links and the focus ring on paper and on the tint */
  ink: string;
};

const colour = (hex: string): Rgb => rgbOf(hex) ?? [0, 0, 0];

/** The grounds an accent meets, from theme.css: text must be readable on the worst of them. */
const GROUNDS = {
  light: { paper: colour('#faf8f4'), worst: colour('#f3f0ea'), darkText: colour('#1d1a16'), away: -1 },
  dark: { paper: colour('#171512'), worst: colour('#2b2823'), darkText: colour('#14120f'), away: 1 },
} as const;
const WHITE: Rgb = [1, 1, 1];
// A hair above WCAG's 4.5, so that rounding to a hex colour cannot fall below it.
const TEXT_BAR = 4.55;
// A bright yellow stays itself on light paper: its text and its --accent-ink outline carry the contrast there.
const SHAPE_BAR = { light: 1.5, dark: 3.05 } as const;
const STEP = 0.01;

/** Moves a colour in small steps until it passes; gives up at black or white, which is the best there is. */
function until(start: Rgb, direction: number, passes: (tried: Rgb) => boolean): Rgb {
  let tried = start;
  for (let step = 1; step <= 100 && !passes(tried); step += 1) tried = shade(start, direction * STEP * step);
  return tried;
}

function fillAndText(wanted: Rgb, mode: 'light' | 'dark'): { fill: Rgb; text: Rgb } {
  const { paper, darkText, away } = GROUNDS[mode];
  const fill = until(wanted, away, (tried) => contrast(tried, paper) >= SHAPE_BAR[mode]);
  if (contrast(fill, WHITE) >= TEXT_BAR) return { fill, text: WHITE };
  if (contrast(fill, darkText) >= TEXT_BAR) return { fill, text: darkText };
  // Between the two: away from the paper, so that the fill keeps standing out as well.
  const text = mode === 'light' ? WHITE : darkText;
  return { fill: until(fill, away, (tried) => contrast(tried, text) >= TEXT_BAR), text };
}

/** Readable accent colours for one mode from any hex colour; null when the text is not a hex colour. */
export function accentColours(hex: string, mode: 'light' | 'dark'): AccentColours | null {
  const wanted = rgbOf(hex);
  if (!wanted) return null;
  const { paper, worst, away } = GROUNDS[mode];
  const { fill, text } = fillAndText(wanted, mode);
  const soft = mix(fill, paper, mode === 'light' ? 0.12 : 0.2);
  const ink = until(fill, away, (tried) => contrast(tried, worst) >= TEXT_BAR && contrast(tried, soft) >= TEXT_BAR);
  // Hover moves away from the text, so that it never becomes harder to read.
  const hover = shade(fill, text === WHITE ? -0.05 : 0.05);
  return { accent: hexOf(fill), contrast: hexOf(text), hover: hexOf(hover), soft: hexOf(soft), ink: hexOf(ink) };
}

const declarations = (colours: AccentColours): string =>
  `--accent:${colours.accent};--accent-contrast:${colours.contrast};--accent-hover:${colours.hover};` +
  `--accent-soft:${colours.soft};--accent-ink:${colours.ink}`;

/**
 * The text of the `<style nonce>` that gives a page its operator's accent in light and dark. Empty when there is no accent or it is
 * not a hex colour, so that nothing but computed colours ever reaches the page. `within` is a selector: there alone, for a page that
 * shows several operators.
 */
export function brandStyle(accentHex: string | null | undefined, within?: string): string {
  const light = accentHex ? accentColours(accentHex, 'light') : null;
  const dark = accentHex ? accentColours(accentHex, 'dark') : null;
  if (!light || !dark) return '';
  const [inLight, inDark] = within ? [within, `.dark ${within}`] : [':root', '.dark'];
  return `${inLight}{${declarations(light)}}${inDark}{${declarations(dark)}}`;
}
