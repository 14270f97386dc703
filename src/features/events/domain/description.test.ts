import { describe, expect, it } from 'vitest';
import { plainDescription, readDescription, shortDescription, type Part } from './description';

const hrefs = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => [...(part.is === 'link' ? [part.href] : []), ...('parts' in part ? hrefs(part.parts) : [])]);
const depthOf = (parts: readonly Part[]): number =>
  parts.reduce((most, part) => Math.max(most, 1 + ('parts' in part ? depthOf(part.parts) : 0)), 0);

describe('a description', () => {
  it('has paragraphs, lists, emphasis and links, and headings below those of the page', () => {
    expect(readDescription('# Come\n\nIt is **free** and [here](https://a.example).\n\n- Tea\n- Cake')).toEqual([
      { is: 'heading', level: 3, parts: [{ is: 'text', text: 'Come' }] },
      {
        is: 'paragraph',
        parts: [
          { is: 'text', text: 'It is ' },
          { is: 'strong', parts: [{ is: 'text', text: 'free' }] },
          { is: 'text', text: ' and ' },
          { is: 'link', href: 'https://a.example', parts: [{ is: 'text', text: 'here' }] },
          { is: 'text', text: '.' },
        ],
      },
      {
        is: 'list',
        from: null,
        parts: ['Tea', 'Cake'].map((text) => ({
          is: 'item',
          parts: [{ is: 'paragraph', parts: [{ is: 'text', text }] }],
        })),
      },
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '[x](//evil.example)',
    '[x](/sign-out)',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '[x](java\tscript:alert(1))',
    '![x](https://evil.example/pixel.png)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (markdown) => {
    expect(hrefs(readDescription(markdown))).toEqual([]);
  });

  it('shows HTML as the text that it is, and of a picture its words', () => {
    expect(plainDescription('<script>alert(1)</script>\n\n![The garden](https://evil.example/a.png)')).toBe(
      '<script>alert(1)</script>\nThe garden',
    );
  });

  it('links plain addresses, and those that stand below the text', () => {
    expect(hrefs(readDescription('See https://a.example/x and [there][1]\n\n[1]: https://b.example'))).toEqual([
      'https://a.example/x',
      'https://b.example',
    ]);
  });

  it.each(['>', '- ', '1. ', '*', '[', '> - ', '![', '<', '`'])(
    'is quick and shallow for twenty thousand characters of "%s"',
    (mark) => {
      expect(depthOf(readDescription(mark.repeat(20_000 / mark.length)))).toBeLessThan(20);
    },
  );

  it('is cut at a word', () => {
    expect(shortDescription('One two three', 9)).toBe('One two…');
    expect(shortDescription('One\n\ntwo')).toBe('One two');
  });
});
