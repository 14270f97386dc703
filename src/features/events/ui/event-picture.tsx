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
  /** Its cover, as a JPEG of the picture's size: the words stand on it. */
  readonly cover: Buffer | null;
};

export const PICTURE_SIZE = { width: 1200, height: 630 };
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

/** Over a cover that is darkened so far that white letters stand out from a white wall (7 to 1); else dark on the paper of the house. */
const INKS = {
  cover: { main: '#ffffff', quiet: '#eee9e1', ground: '#1d1a16' },
  plain: { main: '#1d1a16', quiet: '#575148', ground: '#faf8f4' },
};
const DARKENED = 'rgba(16, 13, 9, 0.68)';

/** The picture that stands beside a link to an event: what, when and where in the operator's colour, on its cover. A PNG of 1200 by 630. */
export async function eventPicture({ title, when, where, operator, accent, cover }: PictureWords): Promise<Buffer> {
  const { accent: fill, contrast } = accentColours(accent, 'light') ?? { accent: '#1b5e78', contrast: '#ffffff' };
  const ink = INKS[cover ? 'cover' : 'plain'];
  const painted = cover && `data:image/jpeg;base64,${cover.toString('base64')}`;
  const words = drawable(title) || drawable(operator);
  const picture = new ImageResponse(
    <div
      style={{
        ...{ width: '100%', height: '100%', display: 'flex', flexDirection: 'column', justifyContent: 'space-between' },
        ...{
          position: 'relative',
          background: ink.ground,
          color: ink.main,
          fontFamily: 'Geist',
          padding: '64px 72px',
          borderLeft: `28px solid ${fill}`,
        },
      }}
    >
      {painted ? (
        <img src={painted} alt="" {...PICTURE_SIZE} style={{ position: 'absolute', top: 0, left: 0 }} />
      ) : null}
      {painted ? (
        <div style={{ position: 'absolute', top: 0, left: 0, ...PICTURE_SIZE, background: DARKENED }} />
      ) : null}
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
      <div style={{ display: 'flex', flexDirection: 'column', fontSize: 36, color: ink.quiet, gap: 8 }}>
        <div style={{ display: 'block', color: ink.main, fontWeight: 600, lineClamp: 1 }}>{drawable(when)}</div>
        <div style={{ display: 'block', lineClamp: 1 }}>{drawable(where)}</div>
      </div>
    </div>,
    { ...PICTURE_SIZE, fonts: await readFonts() },
  );
  return Buffer.from(await picture.arrayBuffer());
}
