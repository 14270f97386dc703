/**
 * Where uploaded files stand. A key is a path of plain names that is never used for other bytes again: what it holds may be kept anywhere for
 * good. Nothing here is called inside a transaction.
 */
export type FileStore = {
  /** Keeps the bytes; the same again does no harm. */
  readonly put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** The bytes, or null where there are none. */
  readonly get: (key: string) => Promise<Uint8Array | null>;
  /** Forgets them; what is not there is no error. */
  readonly remove: (key: string) => Promise<void>;
};

const NAME = '[A-Za-z0-9_-][A-Za-z0-9._-]*';
const KEY = new RegExp(`^${NAME}(/${NAME})*$`);

/** @throws Error for a key that could lead out of the store. */
export function checkKey(key: string): void {
  if (!KEY.test(key) || key.length > 300) throw new Error('This is no key of a file.');
}
