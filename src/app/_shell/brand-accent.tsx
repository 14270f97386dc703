import { brandStyle } from '@/ui/brand-style';
import { NoncedStyle } from '@/ui/nonced-style';
import { styleNonce } from './who-asks';

/** The operator's colour for this page, made readable in light and dark. */
export async function BrandAccent({ accent }: { accent: string | null | undefined }) {
  const css = brandStyle(accent);
  return css ? <NoncedStyle css={css} nonce={await styleNonce()} /> : null;
}

type Coloured = { readonly slug: string; readonly accent: string };

/** Several operators on one page: each one's colour on what carries their `data-operator`. */
export async function BrandAccents({ operators }: { operators: readonly Coloured[] }) {
  const colours = new Map(operators.map(({ slug, accent }) => [slug, accent]));
  const css = [...colours].map(([slug, accent]) => brandStyle(accent, `[data-operator="${slug}"]`)).join('');
  return css ? <NoncedStyle css={css} nonce={await styleNonce()} /> : null;
}
