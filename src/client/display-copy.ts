import type { DisplayErrorCode } from '@/features/displays/displays.errors';
import { errorCopy, type ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const DISPLAY_WORDS: Record<DisplayErrorCode, Words> = {
  'display.not_found': { title: 'This display is not in use', hint: 'Ask at the front desk for a new link.' },
  'display.not_here': { title: 'This display shows another room', hint: 'Go to the display at that room.' },
  'display.does_not_book': { title: 'Nothing is booked at this display', hint: 'Book in the app, or ask at the desk.' },
  'display.needs_yes': ({ resourceName }) => ({
    title: `${typeof resourceName === 'string' ? resourceName : 'This room'} needs a yes from the house`,
    hint: 'Ask at the front desk.',
  }),
  'display.resource_not_found': { title: 'This room is gone', hint: 'Choose another one.' },
};

/** What a refusal says at a display, and where displays are set: pages for members need not carry these words. */
export function displayCopy(code: string, details: Details = {}): ErrorCopy {
  if (!Object.hasOwn(DISPLAY_WORDS, code)) return errorCopy(code, details);
  const words = DISPLAY_WORDS[code as DisplayErrorCode];
  return typeof words === 'function' ? words(details) : words;
}
