import { ImageResponse } from 'next/og';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accentColours } from '@/ui/brand-style';

export type PictureWords = {
  readonly title: string;
  readonly when: string;
  readonly where: string;
  readonly operator: string;
  readonly accent: string;
};

const SIZE = { width: 1200, height: 630 };
const FOLDER = join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans');
let fonts: Promise<{ name: string; data: Buffer; weight: 400 | 600; style: 'normal' }[]> | undefined;
const readFonts = () =>
  (fonts ??= Promise.all(
    (
      [
        ['Geist-Regular', 400],
        ['Geist-SemiBold', 600],
      ] as const
    ).map(async ([file, weight]) => ({
      ...{ name: 'Geist', weight, style: 'normal' as const },
      data: await readFile(join(FOLDER, `${file}.ttf`)),
    })),
  ));

/** For letters that the typeface has none of, the painter would ask a server of somebody else's: they are left out. */
const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u024f\u0400-\u045f\u2010-\u2026\u20ac]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The picture that stands beside a link to an event: what, when and where in the operator's colour. A PNG of 1200 by 630. */
export async function eventPicture({ title, when, where, operator, accent }: PictureWords): Promise<Buffer> {
  const { accent: fill, contrast } = accentColours(accent, 'light') ?? { accent: '#1b5e78', contrast: '#ffffff' };
  const words = drawable(title) || drawable(operator);
  const picture = new ImageResponse(
    <div
      style={{
        ...{ width: '100%', height: '100%', display: 'flex', flexDirection: 'column', justifyContent: 'space-between' },
        ...{
          background: '#faf8f4',
          color: '#1d1a16',
          fontFamily: 'Geist',
          padding: '64px 72px',
          borderLeft: `28px solid ${fill}`,
        },
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', fontSize: 34, fontWeight: 600, gap: 20 }}>
        <div
          style={{
            ...{
              display: 'flex',
              width: 56,
              height: 56,
              borderRadius: 14,
              alignItems: 'center',
              justifyContent: 'center',
            },
            ...{ background: fill, color: contrast },
          }}
        >
          {drawable(operator).slice(0, 1).toUpperCase()}
        </div>
        {drawable(operator)}
      </div>
      <div
        style={{
          display: 'block',
          fontSize: words.length > 60 ? 60 : 84,
          fontWeight: 600,
          lineHeight: 1.12,
          lineClamp: 3,
        }}
      >
        {words}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', fontSize: 36, color: '#575148', gap: 8 }}>
        <div style={{ display: 'block', color: '#1d1a16', fontWeight: 600, lineClamp: 1 }}>{drawable(when)}</div>
        <div style={{ display: 'block', lineClamp: 1 }}>{drawable(where)}</div>
      </div>
    </div>,
    { ...SIZE, fonts: await readFonts() },
  );
  return Buffer.from(await picture.arrayBuffer());
}
