import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentColours, brandStyle } from './brand-style';
import { contrast, rgbOf } from './colour';

const ratio = (one: string, other: string) => contrast(rgbOf(one) ?? [0, 0, 0], rgbOf(other) ?? [0, 0, 0]);
const paper = { light: ['#faf8f4', '#ffffff', '#f3f0ea'], dark: ['#171512', '#1f1d19', '#2b2823'] } as const;

describe('the operator’s accent', () => {
  it('is readable in light and dark, whatever colour the operator picked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffff }),
        fc.constantFrom('light' as const, 'dark' as const),
        (n, mode) => {
          const colours = accentColours(`#${n.toString(16).padStart(6, '0')}`, mode);
          if (!colours) throw new Error('not a colour');
          expect(ratio(colours.accent, colours.contrast)).toBeGreaterThanOrEqual(4.5);
          expect(ratio(colours.hover, colours.contrast)).toBeGreaterThanOrEqual(4.5);
          expect(ratio(colours.accent, paper[mode][0])).toBeGreaterThanOrEqual(mode === 'dark' ? 3 : 1.45);
          for (const ground of [...paper[mode], colours.soft])
            expect(ratio(colours.ink, ground)).toBeGreaterThanOrEqual(4.5);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps a colour that already passes', () => {
    expect(accentColours('#1b5e78', 'light')?.accent).toBe('#1b5e78');
    expect(accentColours('#1b5e78', 'light')?.contrast).toBe('#ffffff');
  });

  it('puts dark text on a yellow', () => {
    expect(accentColours('#ffd400', 'dark')).toMatchObject({ accent: '#ffd400', contrast: '#14120f' });
    expect(accentColours('#ffc800', 'light')?.contrast).toBe('#1d1a16');
  });

  it('lightens a navy until it stands out on the dark paper', () => {
    const colours = accentColours('#0a1a3c', 'dark');
    expect(ratio(colours?.accent ?? '', paper.dark[0])).toBeGreaterThanOrEqual(3);
  });

  it('writes both modes, and nothing for a text that is not a colour', () => {
    expect(brandStyle('#b4532a')).toMatch(/^:root\{--accent:#[0-9a-f]{6};.*\}\.dark\{--accent:#[0-9a-f]{6};.*\}$/);
    expect(brandStyle('red;}body{display:none')).toBe('');
    expect(brandStyle(null)).toBe('');
  });
});

it('several operators on one page keep their colours apart', () => {
  const css = brandStyle('#1b5e78', '[data-operator="harbour"]');
  expect(css).toMatch(/^\[data-operator="harbour"\]\{--accent:#[0-9a-f]{6};/);
  expect(css).toContain('}.dark [data-operator="harbour"]{--accent:');
  expect(css).not.toContain(':root');
});
