import { KIND_WORDS_ANY } from './any-of-kind';
import type { WaitlistEntryView } from '../waitlists.contract';

/** What is waited for: "Desk 4", "any of Quiet desks", "any desk". */
export function wantedWords({ wanted }: Pick<WaitlistEntryView, 'wanted'>): string {
  if (wanted.kind) return KIND_WORDS_ANY[wanted.kind];
  return wanted.name ?? 'a place';
}

/** "You are first in line", "2 are before you". */
export function lineWords(ahead: number): string {
  if (ahead === 0) return 'You are first in line';
  return ahead === 1 ? 'One is before you' : `${ahead} are before you`;
}
