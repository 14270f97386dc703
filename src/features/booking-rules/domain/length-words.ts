const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A length as people say it: "45 minutes", "2 hours", "1 hour 30 minutes", "3 days". */
export function lengthInWords(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    days > 0 ? counted(days, 'day') : '',
    hours > 0 ? counted(hours, 'hour') : '',
    rest > 0 ? counted(rest, 'minute') : '',
  ];
  return parts.filter(Boolean).join(' ') || '0 minutes';
}

/** Hours that may have a fraction: "1 hour", "7.5 hours". */
export const hoursInWords = (hours: number): string => `${hours} ${hours === 1 ? 'hour' : 'hours'}`;

/** "1 month", "18 months". */
export const monthsInWords = (months: number): string => counted(months, 'month');
