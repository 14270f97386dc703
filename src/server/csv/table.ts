import Papa from 'papaparse';

export type Row<C extends string> = { readonly line: number; readonly cells: Readonly<Partial<Record<C, string>>> };
export type Table<C extends string> = { readonly rows: readonly Row<C>[]; readonly unknownColumns: readonly string[] };
export type Unreadable = { readonly unreadable: string };

const BOM = /^\uFEFF/;
/** What a spreadsheet would take for a formula (OWASP, CSV injection), and what was kept from being one, so that reading takes back just what writing put. */
const FORMULA = /^'*[=+\-@\t\r]/;
const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/**
 * Reads a table with a first line of column names, in whatever case, separated by commas, semicolons or tabs, quoted or not, with a byte order
 * mark or without. `names` says by which names each column goes; `needed` has to be there. Rows are counted as a spreadsheet does, empty ones
 * left out.
 */
export function readTable<C extends string>(
  text: string,
  names: Readonly<Record<C, readonly string[]>>,
  needed: C,
  most: number,
): Table<C> | Unreadable {
  const { data, errors } = Papa.parse<string[]>(text.replace(BOM, ''), {
    header: false,
    skipEmptyLines: false,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const open = errors.find((error) => error.type === 'Quotes');
  if (open) return { unreadable: `Row ${(open.row ?? 0) + 1} has a quote that is not closed, or text beside one.` };
  const [head = [], ...body] = data;
  const columns = head.map((cell) => columnOf(cell, names));
  if (!columns.includes(needed))
    return { unreadable: `The first line has to name the columns; “${names[needed][0] ?? needed}” is missing.` };
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice) return { unreadable: `The column “${names[twice][0] ?? twice}” is there twice.` };
  const rows = body.flatMap((row, at) => {
    const cells: Partial<Record<C, string>> = {};
    for (const [n, column] of columns.entries()) if (column) cells[column] = unescaped((row[n] ?? '').trim());
    return row.every((cell) => cell.trim() === '') ? [] : { line: at + 2, cells };
  });
  if (rows.length === 0) return { unreadable: 'There is no row under the first line.' };
  if (rows.length > most) return { unreadable: `That is ${rows.length} rows; at most ${most} go at once.` };
  return { rows, unknownColumns: head.filter((cell, at) => cell.trim() !== '' && columns[at] === null) };
}

function columnOf<C extends string>(cell: string, names: Readonly<Record<C, readonly string[]>>): C | null {
  const found = (Object.keys(names) as C[]).find((column) => names[column].some((name) => plain(name) === plain(cell)));
  return found ?? null;
}

/** What `writeTable` put before a formula goes again. */
const unescaped = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

/** A table as a spreadsheet opens it, with a byte order mark for the sake of letters beyond ASCII; no cell is taken for a formula. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => (FORMULA.test(value) ? `'${value}` : value);
  return `\uFEFF${Papa.unparse([[...head], ...rows.map((row) => row.map(cell))], { newline: '\r\n' })}\r\n`;
}
