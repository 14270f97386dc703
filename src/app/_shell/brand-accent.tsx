import { brandStyle } from '@/ui/brand-style';
import { styleNonce } from './who-asks';

/** The operator's colour for this page, made readable in light and dark. */
export async function BrandAccent({ accent }: { accent: string | null | undefined }) {
  const css = brandStyle(accent);
  // A browser hides the nonce once it has read it, which would look like a difference to the server's page.
  return css ? (
    <style nonce={await styleNonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
  ) : null;
}
