/** Red, green and blue from 0 to 1, as sRGB stores them. */
export type Rgb = readonly [number, number, number];

export function rgbOf(hex: string): Rgb | null {
  const match = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim());
  if (!match?.[1]) return null;
  const digits = match[1].length === 3 ? [...match[1]].map((digit) => digit + digit).join('') : match[1];
  const channel = (at: number) => parseInt(digits.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

export const hexOf = (rgb: Rgb): string =>
  `#${rgb
    .map((value) =>
      Math.round(clamp(value) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** WCAG 2.2 relative luminance, 0 (black) to 1 (white). */
export const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG 2.2 contrast ratio, 1 to 21; the same in both directions. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A mix in plain sRGB: `share` of `over`, the rest `under`. */
export const mix = (over: Rgb, under: Rgb, share: number): Rgb => [
  over[0] * share + under[0] * (1 - share),
  over[1] * share + under[1] * (1 - share),
  over[2] * share + under[2] * (1 - share),
];

/**
 * The same hue, lighter (positive) or darker (negative), in OKLab, where equal steps look equal
 * (https://bottosson.github.io/posts/oklab/).
 */
export function shade([red, green, blue]: Rgb, step: number): Rgb {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const light = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const wanted = clamp(light + step);
  // Near white and black there is less room for colour; fading it keeps the hue instead of clipping a channel.
  const fade = step > 0 ? (1 - wanted) / Math.max(1 - light, 1e-6) : wanted / Math.max(light, 1e-6);
  const chroma = Math.min(1, Math.max(0, fade) ** 0.25);
  const a = (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s) * chroma;
  const bb = (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s) * chroma;
  const l3 = (wanted + 0.3963377774 * a + 0.2158037573 * bb) ** 3;
  const m3 = (wanted - 0.1055613458 * a - 0.0638541728 * bb) ** 3;
  const s3 = (wanted - 0.0894841775 * a - 1.291485548 * bb) ** 3;
  const channel = (value: number) => clamp(encoded(clamp(value)));
  return [
    channel(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3),
    channel(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3),
    channel(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3),
  ];
}
