import { inflateSync } from 'node:zlib';

/** What stands on the pages of a PDF of ours, as somebody who selects it would copy it: a line for each piece of text. Each font says in its ToUnicode map what its glyphs mean. */
export function textOfPdf(pdf: Buffer): string[] {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const streamOf = (body: string): string => {
    const start = body.indexOf('stream\n') + 7;
    const bytes = Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, names = ''] of body.matchAll(/\/Font <<([\s\S]*?)>>/g))
      for (const [, name = '', id = ''] of names.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
        if (map) fonts.set(name, glyphsOf(streamOf(objects.get(map) ?? '')));
      }
  const lines: string[] = [];
  for (const body of objects.values()) {
    if (!body.includes('stream\n')) continue;
    let glyphs = new Map<string, string>();
    for (const [, font, shown] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)) {
      if (font) glyphs = fonts.get(font) ?? glyphs;
      else lines.push((shown ?? '').replace(/[^<]*<([0-9a-f]*)>[-\d. ]*/g, (_, hex: string) => read(hex, glyphs)));
    }
  }
  return lines;
}

const read = (hex: string, glyphs: ReadonlyMap<string, string>) =>
  (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs.get(glyph) ?? '?').join('');

function glyphsOf(map: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [at, [, code = '']] of [...list.matchAll(/<([0-9a-f]+)>/g)].entries()) {
      const units = (code.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16));
      glyphs.set((parseInt(from, 16) + at).toString(16).padStart(4, '0'), String.fromCharCode(...units));
    }
  return glyphs;
}
