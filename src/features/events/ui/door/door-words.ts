/** `18:42` on the wall clock of the space, as the reader writes it. */
export const clockOf = (at: string, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export const STATUS_AT_DOOR: Readonly<Record<string, string>> = {
  waiting: 'In line',
  offered: 'Was offered a place',
  asked: 'Waits for a yes',
};
