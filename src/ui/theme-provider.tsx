'use client';
import { ThemeProvider as NextThemes } from 'next-themes';
import type { ReactNode } from 'react';

// Radix's scroll lock writes a <style> element and asks this free variable for its nonce (get-nonce, in react-style-singleton).
declare global {
  var __webpack_nonce__: string | undefined;
}

/** Light, dark or the machine's choice, set on <html> before the first paint by a script that carries the page's nonce. */
export function ThemeProvider({ nonce, children }: { nonce?: string | undefined; children: ReactNode }) {
  if (typeof window !== 'undefined' && !globalThis.__webpack_nonce__) {
    // The browser hides nonces from scripts' attributes, not from this property.
    const found = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    if (found) globalThis.__webpack_nonce__ = found;
  }
  return (
    <NextThemes attribute="class" defaultTheme="system" enableSystem enableColorScheme={false} nonce={nonce}>
      {children}
    </NextThemes>
  );
}
