/** What a browser may send; what is kept is far smaller. */
export const PHOTO_MAX_BYTES = 5 * 1024 * 1024;

const SIGNATURES = [
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
] as const;
type PictureKind = (typeof SIGNATURES)[number]['kind'];

/** What a picture is by its first bytes, whatever its name or its sender say. Null for everything that we don't open, SVG among it. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const found = SIGNATURES.find(({ at, bytes: wanted }) => wanted.every((byte, i) => bytes[at + i] === byte));
  return found?.kind ?? null;
}
