import type { Metadata } from 'next';
import { BrandAccent } from '@/app/_shell/brand-accent';
import { readerLocale } from '@/app/_shell/who-asks';
import { ApiProvider } from '@/client/trpc';
import { DisplayScreen } from '@/features/displays/ui/display-screen';
import { readDisplayOrNull } from './read-display';

type Props = { params: Promise<{ token: string }> };

/** Its address is a secret: no search engine keeps it, and no other page learns it. */
export const metadata: Metadata = {
  title: 'Display',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function DisplayPage({ params }: Props) {
  const [{ token }, locale] = await Promise.all([params, readerLocale()]);
  const first = await readDisplayOrNull(token);
  return (
    <ApiProvider>
      <BrandAccent accent={first?.operator.accent} />
      <DisplayScreen token={token} first={first} firstNow={new Date()} locale={locale} />
    </ApiProvider>
  );
}
