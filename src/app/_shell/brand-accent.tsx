import { brandStyle } from '@/ui/brand-style';
import { NoncedStyle } from '@/ui/nonced-style';
import { styleNonce } from './who-asks';

/** The operator's colour for this page, made readable in light and dark. */
export async function BrandAccent({ accent }: { accent: string | null | undefined }) {
  const css = brandStyle(accent);
  return css ? <NoncedStyle css={css} nonce={await styleNonce()} /> : null;
}
