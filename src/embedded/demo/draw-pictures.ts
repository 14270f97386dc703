import sharp from 'sharp';
import { fileOf, PICTURE_WIDTHS, type PictureSize } from '@/kernel/picture-files';
import { files } from '@/server/files/files';

/** Flat pictures of the demo's events, drawn here so that no file of somebody else's is needed. All are 1600 by 800. */
const heads = (y: number, colours: readonly string[]) =>
  colours
    .map((colour, at) => {
      const x = 90 + at * (1420 / Math.max(1, colours.length - 1));
      return `<circle cx="${x}" cy="${y}" r="62" fill="${colour}"/><rect x="${x - 105}" y="${y + 70}" width="210" height="260" rx="95" fill="${colour}"/>`;
    })
    .join('');
const lamp = (x: number, length: number) =>
  `<path d="M${x} 0v${length}" stroke="#3b2f2a" stroke-width="6"/><path d="M${x - 70} ${length + 60}a70 70 0 0 1 140 0z" fill="#e8a13a"/><ellipse cx="${x}" cy="${length + 66}" rx="110" ry="26" fill="#ffdf9a" opacity=".5"/>`;
const sheet = (x: number, y: number, turn: number, colour = '#fffdf8') =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><rect width="300" height="400" rx="10" fill="${colour}"/>${[
    70, 120, 170, 220, 270,
  ]
    .map((line, at) => `<rect x="40" y="${line}" width="${at % 2 ? 160 : 220}" height="16" rx="8" fill="#cdbfae"/>`)
    .join('')}</g>`;
const letter = (x: number, y: number, sign: string, turn = 0) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><rect width="190" height="230" rx="16" fill="#8a5a3b"/><rect x="14" y="14" width="162" height="202" rx="10" fill="#a8714d"/><path d="${sign}" transform="translate(95 115)" fill="none" stroke="#2d1d14" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"/></g>`;
const bowl = (x: number, y: number, soup: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="170" ry="60" fill="#f7efe2"/><ellipse cx="${x}" cy="${y}" rx="140" ry="44" fill="${soup}"/><path d="M${x - 170} ${y}q20 150 170 150t170-150" fill="#e6d8c3"/><path d="M${x - 40} ${y - 80}q-20-30 0-60t0-60M${x + 40} ${y - 80}q-20-30 0-60t0-60" stroke="#fff" stroke-width="8" fill="none" opacity=".7"/>`;

const DRAWINGS = {
  'show-and-tell': `<rect width="1600" height="800" fill="#24505c"/><rect x="420" y="150" width="760" height="330" rx="18" fill="#f4ede1"/><path d="M520 400l140-150 110 110 90-70 200 110z" fill="#d9694f"/><circle cx="1010" cy="240" r="42" fill="#e8a13a"/>${lamp(190, 90)}${lamp(1410, 130)}${heads(610, ['#17363f', '#2f6b75', '#c9573f', '#17363f', '#e0b36a', '#2f6b75', '#17363f'])}`,
  taxes: `<rect width="1600" height="800" fill="#e9c46a"/><rect y="560" width="1600" height="240" fill="#b98a4e"/>${sheet(270, 170, -8)}${sheet(480, 140, 4, '#fbf6ec')}${sheet(730, 190, -3)}<g transform="translate(1120 210) rotate(6)"><rect width="270" height="380" rx="24" fill="#2a3d45"/><rect x="30" y="34" width="210" height="80" rx="10" fill="#bcd6c8"/>${[0, 1, 2, 3].map((row) => [0, 1, 2].map((column) => `<rect x="${34 + column * 72}" y="${146 + row * 54}" width="56" height="38" rx="8" fill="${row === 3 && column === 2 ? '#d9694f' : '#50666f'}"/>`).join('')).join('')}</g>`,
  letterpress: `<rect width="1600" height="800" fill="#f1e4d0"/><rect y="520" width="1600" height="280" fill="#5a3a28"/>${letter(240, 320, 'M-45 70L0-70L45 70M-28 20H28', -6)}${letter(490, 300, 'M-40 70V-70H10a36 36 0 0 1 0 70H-40h55a36 36 0 0 1 0 70z', 3)}${letter(745, 320, 'M45-45a60 60 0 1 0 0 90', -2)}<g transform="translate(1010 210)"><rect width="380" height="300" rx="10" fill="#fffdf8"/><rect x="50" y="60" width="280" height="44" rx="8" fill="#c9573f"/><rect x="50" y="136" width="200" height="24" rx="8" fill="#2d1d14"/><rect x="50" y="182" width="240" height="24" rx="8" fill="#2d1d14"/></g>`,
  soup: `<rect width="1600" height="800" fill="#7d8f69"/><rect y="470" width="1600" height="330" fill="#d8b98a"/>${bowl(420, 480, '#d9694f')}${bowl(860, 520, '#e0a33f')}${bowl(1260, 470, '#8aa05c')}`,
  talkers: `<rect width="1600" height="800" fill="#f0d9c4"/><circle cx="1250" cy="200" r="110" fill="#e8a13a"/>${heads(470, ['#2f6b75', '#c9573f', '#24505c', '#8a5a3b'])}`,
} as const;
export type Drawing = keyof typeof DRAWINGS;

/** Where a drawing stands: an operator of its own, as files go with the rows that show them. */
export const keyOfDrawing = (operator: string, drawing: Drawing): string => `demo/${operator}/${drawing}`;
export const DRAWN_SIZE = { width: PICTURE_WIDTHS.large, height: PICTURE_WIDTHS.large / 2 };

/** Draws what the demo of an operator shows, before the rows that show it; once more does no harm. */
export async function drawPictures(operator: string, drawings: readonly Drawing[]): Promise<void> {
  const store = await files();
  for (const drawing of drawings) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 800" width="1600" height="800">${DRAWINGS[drawing]}</svg>`;
    for (const size of Object.keys(PICTURE_WIDTHS) as PictureSize[]) {
      const picture = await sharp(Buffer.from(svg)).resize(PICTURE_WIDTHS[size]).webp({ quality: 80 }).toBuffer();
      await store.put(fileOf(keyOfDrawing(operator, drawing), size), picture, 'image/webp');
    }
  }
}
