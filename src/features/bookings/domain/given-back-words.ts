import type { ReleasedAnswer } from '../released.contract';
import { counted } from './when-words';

/** "16 h", "1 h 30 min", "45 min". */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** "You gave back 24 h on 3 days; others used 16 h of it." Null where nothing was given back. */
export function givenBackWords({ dates, releasedMinutes, rebookedMinutes }: ReleasedAnswer['sums']): string | null {
  if (dates === 0) return null;
  const used =
    rebookedMinutes === 0
      ? ''
      : `; others used ${rebookedMinutes === releasedMinutes ? 'all' : hoursWords(rebookedMinutes)} of it`;
  return `You gave back ${hoursWords(releasedMinutes)} on ${counted(dates, 'day')}${used}.`;
}
