import type { ReactNode } from 'react';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { SettingsLinks } from './settings-links';

type Props = { params: Promise<{ operator: string; space: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: Props) {
  const where = await params;
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'booking'));
  const { title, hint } = errorCopy('auth.not_allowed');
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader title={`Settings of ${space.name}`} />
      {mayManageSpace(membership.role) ? (
        <div className="grid gap-6 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-10">
          <SettingsLinks operator={where.operator} space={where.space} />
          <div className="min-w-0">{children}</div>
        </div>
      ) : (
        <EmptyState
          picture="door"
          action={<LinkButton href={paths.book(where.operator, where.space)}>Book</LinkButton>}
        >{`${title}. ${hint}`}</EmptyState>
      )}
    </div>
  );
}
