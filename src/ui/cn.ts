import { clsx } from 'clsx';
import type { ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/** tailwind-merge must know our own names, or it takes `text-display` for a colour and drops the real one. */
const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['2xs', 'display'] }],
      shadow: [{ shadow: ['raised', 'floating', 'overlay', 'pressed'] }],
    },
  },
});

/** Joins class names; of two that set the same property the later wins. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
