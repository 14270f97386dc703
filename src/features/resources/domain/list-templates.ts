/** Lists to begin with: the columns by their names, and a line or two that show how they are filled in. */
export const RESOURCES_TEMPLATE = [
  'Name,Kind,Floor,Group,Capacity,Description,Amenities,Open to visitors',
  'Desk 1,Desk,Ground floor,Window desks,1,By the window,Screen; Quiet,yes',
  'Meeting room 1,Meeting room,Ground floor,,6,,Screen; Whiteboard,no',
  '',
].join('\r\n');

export const PEOPLE_TEMPLATE = ['Mail address,Name,Role', 'ana@example.com,Ana Reis,member', ''].join('\r\n');

/** A file that a browser saves, with the mark by which spreadsheets know its letters. */
export const fileAddress = (csv: string): string => `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csv}`)}`;
