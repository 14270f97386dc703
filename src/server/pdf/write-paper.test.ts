import { expect, it } from 'vitest';
import type { Paper } from '@/kernel/paper';
import { textOfPdf } from './testing-pdf-text';
import { writePaper } from './write-paper';

const PAPER: Paper = {
  title: 'Invoice 2026-0007',
  from: ['Harbour, Lda', 'Cais do Sodré 8', '1200-450 Lisboa'],
  to: ['Łucja Żółw', 'Улица 5'],
  facts: [['Date', 'Tue 1 Dec 2026']],
  columns: [
    { head: 'What', share: 3 },
    { head: 'Amount', share: 1, right: true },
  ],
  rows: [['Desk 4 · Mon 2 Nov 2026, 09:00–11:00', '20.00']],
  sums: [
    ['Net', '16.26'],
    ['Total', '€20.00'],
  ],
  notes: ['Pay to: PT50 0000'],
  madeAt: new Date('2026-12-01T12:00:00Z'),
};
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length;

it('says all that stands on the paper, in any Latin or Cyrillic letters, as text', async () => {
  const pdf = await writePaper(PAPER);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(pdf)).toBe(1);
  const { title, from, to, facts, columns, rows, sums, notes } = PAPER;
  const words = [...from, ...to, ...facts.flat(), title, ...columns.map(({ head }) => head), ...rows.flat()];
  expect(textOfPdf(pdf)).toEqual([...words, ...sums.flat(), ...notes]);
});

it('is the same file each time', async () => {
  expect((await writePaper(PAPER)).equals(await writePaper(PAPER))).toBe(true);
  expect((await writePaper(PAPER)).equals(await writePaper({ ...PAPER, notes: ['Paid'] }))).toBe(false);
});

it('goes on to as many pages as it needs, each with the head of the table and its number', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => [`Desk 4 · date ${at + 1}`, '20.00']);
  const pdf = await writePaper({ ...PAPER, rows });
  const text = textOfPdf(pdf);
  const pages = pagesOf(pdf) ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(text.filter((line) => line === 'What')).toHaveLength(pages);
  expect(text.filter((line) => /^Desk 4 · date \d+$/.test(line))).toHaveLength(90);
  for (let page = 1; page <= pages; page++) expect(text).toContain(`Invoice 2026-0007 · page ${page} of ${pages}`);
});

it('breaks words that are longer than their column, and loses none', async () => {
  const long =
    'The large room under the roof with the view of the river and both screens, and the kitchen beside it'.repeat(2);
  const text = textOfPdf(await writePaper({ ...PAPER, rows: [[long, '20.00']] })).join(' ');
  for (const word of long.split(' ')) expect(text).toContain(word);
});
