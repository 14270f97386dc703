import type { ReactNode } from 'react';
import { BrandAccent } from '@/app/_shell/brand-accent';
import { DemoBanner } from '@/app/_shell/demo-banner';
import { paths } from '@/client/paths';
import { AppShell } from '@/ui/app-shell';
import { Card } from '@/ui/card';

type Props = {
  operator?: { readonly slug: string; readonly name: string; readonly accent: string } | null;
  title: string;
  lead?: ReactNode;
  /** under the card: the other ways in */
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame of every page on the way in: one column, one card, the operator's colour where it is known whose door this is. */
export const DoorFrame = ({ operator, title, lead, foot, children }: Props) => (
  <>
    <BrandAccent accent={operator?.accent} />
    <AppShell brand={{ name: operator?.name ?? 'CoWorkFlow', href: paths.home() }} links={[]} banner={<DemoBanner />}>
      <div className="mx-auto grid max-w-md gap-6 py-4 sm:py-10">
        <div className="grid gap-2">
          <h1 className="text-3xl">{title}</h1>
          {lead ? <p className="text-ink-muted text-lg">{lead}</p> : null}
        </div>
        <Card>{children}</Card>
        {foot ? <div className="text-ink-muted grid gap-2">{foot}</div> : null}
      </div>
    </AppShell>
  </>
);
