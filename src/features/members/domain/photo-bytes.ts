/** What a browser may send; what is kept is far smaller. */
export const PHOTO_MAX_BYTES = 5 * 1024 * 1024;
