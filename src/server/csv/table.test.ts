import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, writeTable, type Table } from './table';

const NAMES = { name: ['Name'], floor: ['Floor', 'Level'], note: ['Note'] };
const read = (text: string, most = 100) => readTable(text, NAMES, 'name', most);
const rows = (text: string) => (read(text) as Table<keyof typeof NAMES>).rows;

describe('a table', () => {
  it.each([
    ['commas', 'Name,Floor\nDesk 1,Ground'],
    ['semicolons', 'Name;Floor\nDesk 1;Ground'],
    ['tabs', 'Name\tFloor\nDesk 1\tGround'],
    ['a byte order mark', '\uFEFFName,Floor\nDesk 1,Ground'],
    ['Windows line ends', 'Name,Floor\r\nDesk 1,Ground\r\n'],
    ['quotes', '"Name","Floor"\n"Desk 1","Ground"'],
    ['other names and cases', ' NAME , level \n Desk 1 , Ground '],
    ['another order and more columns', 'Colour,Floor,Name\nred,Ground,Desk 1'],
  ])('is read with %s', (_, text) => {
    expect(rows(text)).toEqual([{ line: 2, cells: { name: 'Desk 1', floor: 'Ground' } }]);
  });

  it('has commas, quotes and line breaks inside its cells, and counts rows as a spreadsheet does', () => {
    const text = 'Name;Note\n"Desk; 1";"says ""hello""\nand more"\n\n;;\nDesk 2;';
    expect(rows(text)).toEqual([
      { line: 2, cells: { name: 'Desk; 1', note: 'says "hello"\nand more' } },
      { line: 5, cells: { name: 'Desk 2', note: '' } },
    ]);
  });

  it('with one column alone is read', () => {
    expect(rows('Name\nDesk 1\nDesk 2').map((row) => row.cells.name)).toEqual(['Desk 1', 'Desk 2']);
  });

  it('names the columns that mean nothing', () => {
    expect(read('Name,Colour\nDesk 1,red')).toMatchObject({ unknownColumns: ['Colour'] });
  });

  it.each([
    ['', /“Name” is missing/],
    ['Desk 1,Ground', /“Name” is missing/],
    ['Name', /no row/],
    ['Name,Floor\n,', /no row/],
    ['Name,Floor\n"Desk 1,Ground', /Row 2 has a quote/],
    ['Name,Floor,Level\nDesk 1,a,b', /“Floor” is there twice/],
  ])('that is none says why: %j', (text, why) => {
    expect(read(text)).toMatchObject({ unreadable: expect.stringMatching(why) as string });
  });

  it('of too many rows says how many', () => {
    expect(read('Name\na\nb\nc', 2)).toMatchObject({ unreadable: 'That is 3 rows; at most 2 go at once.' });
  });
});

describe('a table that is written', () => {
  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)'])('has no cell that a spreadsheet takes for a formula: %s', (cell) => {
    const text = writeTable(['Name'], [[cell]]);
    expect(text).toBe(`\uFEFFName\r\n'${cell}\r\n`);
    expect(rows(text)[0]?.cells.name).toBe(cell);
  });

  it('comes back as it was', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (list) => {
        const kept = list.map(([name, note]) => [name || 'x', note] as const);
        const back = rows(writeTable(['Name', 'Note'], kept));
        expect(back.map(({ cells }) => [cells.name, cells.note])).toEqual(kept.map((row) => [...row]));
      }),
    );
  });
});
