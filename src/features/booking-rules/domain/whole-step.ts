/** Whether any booking could keep these: a shortest of 50 and a longest of 55 minutes in steps of an hour leave none. All in minutes. */
export const hasWholeStep = (minMinutes: number | null, maxMinutes: number | null, every: number): boolean =>
  maxMinutes === null || Math.floor(maxMinutes / every) * every >= Math.max(minMinutes ?? 0, every);
