import { createHash } from 'node:crypto';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Paper, PaperColumn } from '@/kernel/paper';

/** From the packages of the running project: the bundler cannot follow a font file. */
const font = (name: string) => join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans', `${name}.ttf`);
const [INK, MUTED, LINE] = ['#1c1b19', '#5f5b54', '#d9d5cc'];
const MARGIN = 56;
const [SMALL, NORMAL, LARGE] = [9, 10, 20];
const GAP = 6;

type Pdf = PDFKit.PDFDocument;

/** A paper as a PDF, A4, in the type of the product, its words kept as text. The same paper gives the same bytes. */
export function writePaper(paper: Paper): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: paper.title, Author: paper.from[0] ?? '', Creator: 'CoWorkFlow', CreationDate: paper.madeAt },
  });
  // pdfkit makes the id of a file of its clock and a random number.
  (pdf as unknown as { _id: Buffer })._id = createHash('md5').update(JSON.stringify(paper)).digest();
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.registerFont('text', font('Geist-Regular'));
  pdf.registerFont('strong', font('Geist-SemiBold'));
  drawHead(pdf, paper);
  drawTable(pdf, paper.columns, paper.rows);
  drawSums(pdf, paper.sums);
  drawNotes(pdf, paper.notes);
  drawFeet(pdf, paper);
  pdf.end();
  return done;
}

const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - 2 * NORMAL;

function drawHead(pdf: Pdf, { title, from, to, facts }: Paper): void {
  const width = widthOf(pdf);
  const half = width / 2 - GAP;
  pdf.font('text').fontSize(SMALL).fillColor(MUTED).text(from.join('\n'), MARGIN, MARGIN, { width });
  const top = pdf.y + 3 * NORMAL;
  pdf.fontSize(NORMAL).fillColor(INK).text(to.join('\n'), MARGIN, top, { width: half });
  const left = pdf.y;
  let y = top;
  for (const [label, value] of facts) {
    pdf.fillColor(MUTED).text(label, MARGIN + width / 2, y, { width: half / 2 });
    pdf.fillColor(INK).text(value, MARGIN + width / 2 + half / 2, y, { width: half / 2, align: 'right' });
    y = pdf.y + 2;
  }
  pdf.font('strong').fontSize(LARGE);
  pdf.text(title, MARGIN, Math.max(left, y) + 3 * NORMAL, { width });
  pdf.y += NORMAL;
}

function drawTable(pdf: Pdf, columns: readonly PaperColumn[], rows: readonly (readonly string[])[]): void {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (widthOf(pdf) * share) / whole);
  const row = (cells: readonly string[], look: { readonly font: string; readonly colour: string }): void => {
    pdf.font(look.font).fontSize(SMALL);
    const height = Math.max(...cells.map((cell, at) => pdf.heightOfString(cell, { width: (widths[at] ?? 0) - GAP })));
    if (pdf.y + height + 2 * GAP > bottomOf(pdf)) {
      pdf.addPage();
      pdf.y = MARGIN;
      if (look.font !== 'strong')
        row(
          columns.map(({ head }) => head),
          HEAD,
        );
      pdf.font(look.font).fontSize(SMALL);
    }
    const y = pdf.y + GAP;
    let x = MARGIN;
    for (const [at, cell] of cells.entries()) {
      const align = columns[at]?.right ? 'right' : 'left';
      pdf.fillColor(look.colour).text(cell, x, y, { width: (widths[at] ?? 0) - GAP, align });
      x += widths[at] ?? 0;
    }
    pdf.y = y + height + GAP;
    rule(pdf);
  };
  row(
    columns.map(({ head }) => head),
    HEAD,
  );
  for (const cells of rows) row(cells, { font: 'text', colour: INK });
}
const HEAD = { font: 'strong', colour: MUTED };

function rule(pdf: Pdf): void {
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + widthOf(pdf), pdf.y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
}

function drawSums(pdf: Pdf, sums: Paper['sums']): void {
  if (pdf.y + sums.length * 2 * NORMAL > bottomOf(pdf)) {
    pdf.addPage();
    pdf.y = MARGIN;
  }
  const half = widthOf(pdf) / 2;
  pdf.y += GAP;
  for (const [at, [label, value]] of sums.entries()) {
    const last = at === sums.length - 1;
    const y = pdf.y;
    pdf
      .font(last ? 'strong' : 'text')
      .fontSize(last ? NORMAL + 1 : SMALL)
      .fillColor(last ? INK : MUTED);
    pdf.text(label, MARGIN + half, y, { width: half / 2 });
    pdf.fillColor(INK).text(value, MARGIN + half + half / 2, y, { width: half / 2 - GAP, align: 'right' });
    pdf.y = Math.max(pdf.y, y + NORMAL) + 3;
  }
}

function drawNotes(pdf: Pdf, notes: readonly string[]): void {
  pdf.font('text').fontSize(SMALL).fillColor(INK);
  pdf.y += 2 * NORMAL;
  for (const note of notes) {
    if (pdf.y + 2 * NORMAL > bottomOf(pdf)) {
      pdf.addPage();
      pdf.y = MARGIN;
    }
    pdf.text(note, MARGIN, pdf.y, { width: widthOf(pdf) });
    pdf.y += GAP;
  }
}

/** "Invoice 2026-0007 · page 1 of 2", where there is more than one. */
function drawFeet(pdf: Pdf, { title }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  if (count < 2) return;
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin: else pdfkit begins another page for it.
    pdf.page.margins.bottom = 0;
    pdf.font('text').fontSize(SMALL).fillColor(MUTED);
    const words = `${title} · page ${page - start + 1} of ${count}`;
    pdf.text(words, MARGIN, pdf.page.height - MARGIN, { width: widthOf(pdf), align: 'center', lineBreak: false });
  }
}
