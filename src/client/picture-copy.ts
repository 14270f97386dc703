import type { PictureErrorCode } from '@/server/files/picture-errors';
import type { ErrorCopy } from './error-copy';

/** Words for pictures that are refused; `error-copy.ts` takes them in. */
export const PICTURE_WORDS: Record<PictureErrorCode, ErrorCopy> = {
  'picture.too_large': { title: 'This picture is larger than 12 MB', hint: 'Choose a smaller one.' },
  'photo.not_a_picture': { title: 'This is no picture that we can read', hint: 'Choose a JPEG, PNG, WebP or GIF.' },
  'photo.too_many_pixels': { title: 'This picture has too many pixels', hint: 'Choose a smaller one.' },
};
