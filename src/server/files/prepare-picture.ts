import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { PICTURE_MAX_BYTES, PICTURE_WIDTHS, type PictureSize } from '@/kernel/picture-files';
import { pictureError } from './picture-errors';

/** More than any phone's camera makes; a small file that unpacks to more is no photo. */
const MAX_PIXELS = 100_000_000;
const OPENED = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/**
 * A picture that somebody sent, ready to be cut: one frame alone, upright. What it is, is read from its bytes before any decoder sees them: no SVG
 * with its references, no PDF; its name and its sender are not asked. The encoder writes no metadata unless asked to: where and when it was taken
 * goes no further.
 *
 * @throws DomainError `photo.not_a_picture`, `photo.too_many_pixels`
 */
export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  const kind = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!kind || !OPENED.has(kind.mime)) throw pictureError('photo.not_a_picture');
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(notAPicture);
  if (width * height > MAX_PIXELS) throw pictureError('photo.too_many_pixels');
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1 }).autoOrient();
}

/** For what comes to light only when it is decoded. */
export function notAPicture(): never {
  throw pictureError('photo.not_a_picture');
}

export type Picture = Readonly<Record<PictureSize, Buffer>> & { readonly width: number; readonly height: number };

/**
 * Two sizes of a picture as WebP. Width and height are those of the large one, in pixels.
 *
 * @throws DomainError `picture.too_large`, `photo.not_a_picture`, `photo.too_many_pixels`
 */
export async function preparePicture(bytes: Uint8Array): Promise<Picture> {
  if (bytes.byteLength > PICTURE_MAX_BYTES) throw pictureError('picture.too_large');
  const picture = await openPicture(bytes);
  const [large, small] = await Promise.all([
    sized(picture, PICTURE_WIDTHS.large),
    sized(picture, PICTURE_WIDTHS.small),
  ]);
  return { large: large.data, small: small.data, width: large.info.width, height: large.info.height };
}

const sized = (picture: Sharp, width: number) =>
  picture
    .clone()
    // A tower of a picture is held by its height: nothing grows out of the page.
    .resize({ width, height: width * 2, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
    .catch(notAPicture);

/** A kept picture as a JPEG that fills a frame, for painters that know no WebP. */
export const pictureToPaint = (bytes: Uint8Array, frame: { width: number; height: number }): Promise<Buffer> =>
  sharp(bytes)
    .resize({ ...frame, fit: 'cover' })
    .jpeg({ quality: 80 })
    .toBuffer();
