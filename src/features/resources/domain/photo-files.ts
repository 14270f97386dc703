/** What a browser may send; what is kept is far smaller. */
export const RESOURCE_PHOTO_MAX_BYTES = 12 * 1024 * 1024;

/** Kept in two sizes, by their longer use: beside a booking form and on a page. Widths in pixels; a smaller picture is not blown up. */
export const PHOTO_WIDTHS = { large: 1600, small: 480 } as const;
export type PhotoSize = keyof typeof PHOTO_WIDTHS;

/** The two files of a photo in the file store. */
export const fileOf = (fileKey: string, size: PhotoSize): string => `${fileKey}/${size}.webp`;
