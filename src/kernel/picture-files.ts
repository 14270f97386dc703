/** What a browser may send; what is kept is far smaller. */
export const PICTURE_MAX_BYTES = 12 * 1024 * 1024;

/** Kept in two sizes, by their longer use: on a page and beside a line of text. Widths in pixels; a smaller picture is not blown up. */
export const PICTURE_WIDTHS = { large: 1600, small: 480 } as const;
export type PictureSize = keyof typeof PICTURE_WIDTHS;

/** The two files of a picture in the file store. */
export const fileOf = (fileKey: string, size: PictureSize): string => `${fileKey}/${size}.webp`;

/** What is opened, as a field for files wants it. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif';
