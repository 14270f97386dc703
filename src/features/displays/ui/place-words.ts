import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import type { DisplayBlock } from '../displays.contract';
import type { PlaceNow } from '../domain/place-now';

type Wall = { readonly timeZone: string; readonly locale: string };

const BLOCK_WORDS: Record<DisplayBlock['kind'], string> = {
  booking: 'Booked',
  event: 'Event',
  closure: 'Closed',
  hold: 'Held',
  buffer: 'Being got ready',
};

/** What holds a room: a name where a wall may show it, else the plain word. */
export const blockWords = ({ kind, who, reason }: DisplayBlock): string =>
  who ?? (reason ? `${BLOCK_WORDS[kind]}: ${reason}` : BLOCK_WORDS[kind]);

/** The one thing that somebody at the door wants to know: "Free until 14:00". */
export function stateWords(state: PlaceNow, { timeZone, locale }: Wall): string {
  const clock = (at: Date) => clockLabel(at, timeZone, locale);
  if (state.is === 'free') return `Free until ${clock(state.until)}`;
  if (state.is === 'taken') return `${state.block.kind === 'closure' ? 'Closed' : 'Taken'} until ${clock(state.until)}`;
  return state.opensAt ? `Opens at ${clock(state.opensAt)}` : 'Closed';
}
