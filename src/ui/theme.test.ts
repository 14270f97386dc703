import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accentColours } from './brand-style';
import { contrast, rgbOf } from './colour';

const css = readFileSync(fileURLToPath(new URL('./theme.css', import.meta.url)), 'utf8');

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const TEXT_ON: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-muted', 'ink-faint', 'accent-ink', 'success', 'warn', 'danger'].flatMap((text) =>
    ['paper', 'surface', 'sunken'].map((ground) => [text, ground] as const),
  ),
  ['accent-contrast', 'accent'],
  ['accent-contrast', 'accent-hover'],
  ['accent-ink', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-muted', 'accent-soft'],
  ...['success', 'warn', 'danger'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['ink', `${tone}-soft`] as const,
  ]),
  ...['free', 'part', 'taken', 'held', 'closed', 'barred'].map(
    (state) => [`state-${state}-ink`, `state-${state}`] as const,
  ),
];
const SHAPE_ON: readonly (readonly [string, string])[] = [
  ...['free', 'part', 'taken', 'held', 'closed', 'barred'].flatMap((state) =>
    ['paper', 'surface'].map((ground) => [`state-${state}-line`, ground] as const),
  ),
  ...['paper', 'surface', 'sunken'].map((ground) => ['line-strong', ground] as const),
];

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
] as const)('the %s theme', (mode, selector) => {
  const palette = tokens(selector);
  const ratio = (one: string, other: string) => {
    const [a, b] = [rgbOf(palette.get(one) ?? ''), rgbOf(palette.get(other) ?? '')];
    if (!a || !b) throw new Error(`theme.css has no ${one} or ${other} in ${selector}`);
    return contrast(a, b);
  };

  it.each(TEXT_ON)('%s is readable on %s', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_ON)('%s can be seen on %s', (line, ground) => {
    expect(ratio(line, ground)).toBeGreaterThanOrEqual(3);
  });

  it('has white text on its danger fill', () => {
    expect(contrast(rgbOf(palette.get('danger-fill') ?? '') ?? [1, 1, 1], [1, 1, 1])).toBeGreaterThanOrEqual(4.5);
  });

  it('takes its own accent by the rule that operators’ accents go by', () => {
    const own = accentColours('#1b5e78', mode);
    expect(Object.values(own ?? {})).toEqual(
      ['accent', 'accent-contrast', 'accent-hover', 'accent-soft', 'accent-ink'].map((name) => palette.get(name)),
    );
  });
});
