import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ThemeProvider } from '@/ui/theme-provider';
import { ToastOutlet } from '@/ui/toast-outlet';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'CoWorkFlow', template: '%s · CoWorkFlow' },
  description: 'Find a desk, book it once or every week, and see who else is in.',
  applicationName: 'CoWorkFlow',
  formatDetection: { telephone: false, date: false, address: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#171512' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={GeistSans.variable} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>
          {children}
          <ToastOutlet />
        </ThemeProvider>
      </body>
    </html>
  );
}
