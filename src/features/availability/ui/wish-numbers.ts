import { countOf, lengthOf as anyLengthOf } from '@/kernel/number-words';
import { LONGEST_WISH_MINUTES, SHORTEST_WISH_MINUTES } from '../domain/wish';

/** A length in minutes that can be wished for; null where the words name none. */
export function lengthOf(words: string): number | null {
  const minutes = anyLengthOf(words);
  return minutes !== null && minutes >= SHORTEST_WISH_MINUTES && minutes <= LONGEST_WISH_MINUTES ? minutes : null;
}

/** For how many: "for 6", "six people", "4-6 persons", "party of 8"; null where it says nothing of the kind. */
export function peopleOf(words: string): number | null {
  const match =
    /^(?:for )?(?:the )?(?:\S+ ?(?:-|to) ?)?(\S+) (?:people|persons?|pax|guests|of us|heads|seats|places|colleagues)$/.exec(
      words,
    ) ??
    /^(?:for )?(?:a )?(?:party|team|group|meeting) of (\S+)$/.exec(words) ??
    /^for (\S+)$/.exec(words) ??
    /^(?:seats|seating|capacity|capacity of) (\S+)$/.exec(words) ??
    /^(\d+)-person$/.exec(words);
  const range = /^\d+-(\d+)$/.exec(match?.[1] ?? '');
  const count = match?.[1] ? countOf(range?.[1] ?? match[1]) : null;
  return count && count >= 1 && count <= 1000 ? count : null;
}
