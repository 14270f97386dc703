import type { ReactNode } from 'react';
import { paths } from '@/client/paths';
import { AppShell } from '@/ui/app-shell';
import { LinkButton } from '@/ui/link-button';
import { BrandAccent } from './brand-accent';
import { DemoBanner } from './demo-banner';
import { whoAsks } from './who-asks';

type Props = {
  operator?: { readonly slug: string; readonly name: string; readonly accent: string };
  /** Where to come back to after signing in. */
  here: string;
  /** Where the operator's name leads, if not here. */
  home?: string;
  children: ReactNode;
};

/** The frame of pages that anybody may read. It needs no script. */
export async function PublicShell({ operator, here, home = here, children }: Props) {
  const asking = await whoAsks();
  return (
    <>
      <BrandAccent accent={operator?.accent} />
      <AppShell
        brand={{ name: operator?.name ?? 'CoWorkFlow', href: operator ? home : paths.home() }}
        links={[]}
        account={
          asking ? (
            <LinkButton href={paths.bookings()} size="sm">
              My bookings
            </LinkButton>
          ) : (
            <LinkButton href={paths.signIn({ next: here, operator: operator?.slug })} size="sm">
              Sign in
            </LinkButton>
          )
        }
        banner={<DemoBanner />}
      >
        {children}
      </AppShell>
    </>
  );
}
