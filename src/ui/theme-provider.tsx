'use client';
import { ThemeProvider as NextThemes } from 'next-themes';
import type { ReactNode } from 'react';
import { adoptStyleNonce } from './style-nonce';

adoptStyleNonce();

/** Light, dark or the machine's choice, set on <html> before the first paint by a script that carries the page's nonce. */
export function ThemeProvider({ nonce, children }: { nonce?: string | undefined; children: ReactNode }) {
  return (
    <NextThemes attribute="class" defaultTheme="system" enableSystem enableColorScheme={false} nonce={nonce}>
      {children}
    </NextThemes>
  );
}
