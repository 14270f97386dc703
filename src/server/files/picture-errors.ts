import { DomainError } from '@/kernel/domain-error';

/** Refusals of pictures, whatever they are for. Each has words in `client/picture-copy.ts`. */
export type PictureErrorCode = 'picture.too_large' | 'photo.not_a_picture' | 'photo.too_many_pixels';

export const pictureError = (code: PictureErrorCode) => new DomainError<PictureErrorCode>('invalid', code);
