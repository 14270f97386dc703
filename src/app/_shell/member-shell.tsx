import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { LAST_SPACE_COOKIE } from '@/client/last-space';
import { paths } from '@/client/paths';
import { ScreenProviders } from '@/client/screen-providers';
import { maySeeAccounts } from '@/features/billing/billing.access';
import type { MyMemberships } from '@/features/members/members.contract';
import { NoticesBell } from '@/features/notifications/ui/notices-bell';
import { realtimePublicConfig } from '@/server/realtime/realtime-public-config';
import { AppShell } from '@/ui/app-shell';
import { AccountMenu } from './account-menu';
import { BrandAccent } from './brand-accent';
import { DemoBanner } from './demo-banner';
import { shellLinks } from './shell-links';
import { readerLocale } from './who-asks';
import { SpaceSwitcher } from './space-switcher';

type Props = {
  asking: MyMemberships;
  /** Where the page is; without it (My bookings, profile) the space that was looked at last. */
  at?: { readonly operator: string; readonly space?: string };
  width?: 'page' | 'full';
  children: ReactNode;
};

/** The frame of every page for members: navigation by role, their spaces, their account, and the live connection. */
export async function MemberShell({ asking, at, width, children }: Props) {
  const { person, memberships } = asking;
  const places = memberships.flatMap((membership) =>
    membership.spaces.map((space) => ({ membership, operator: membership.operator, space })),
  );
  const last = (await cookies()).get(LAST_SPACE_COOKIE)?.value;
  const ofOperator = places.filter(({ operator }) => !at || operator.slug === at.operator);
  const here =
    ofOperator.find(({ space }) => space.slug === at?.space) ??
    ofOperator.find(({ operator, space }) => `${operator.slug}/${space.slug}` === last) ??
    ofOperator[0];
  const membership = here?.membership ?? memberships[0];
  const choices = places.map(({ operator, space }) => ({ operator, space }));
  return (
    <ScreenProviders realtime={realtimePublicConfig()} timeZone={person.timeZone}>
      <BrandAccent accent={membership?.operator.accent} />
      <AppShell
        brand={{
          name: membership?.operator.name ?? 'CoWorkFlow',
          href: here ? paths.space(here.operator.slug, here.space.slug) : paths.home(),
        }}
        links={membership ? shellLinks(membership, here?.space) : []}
        switcher={
          <SpaceSwitcher
            choices={choices}
            current={here ? { operator: here.operator, space: here.space } : undefined}
          />
        }
        account={
          <>
            <NoticesBell personId={person.id} locale={await readerLocale()} />
            <AccountMenu
              name={membership?.displayName ?? person.email}
              email={person.email}
              id={membership?.memberId ?? person.id}
              accountHref={
                membership && !maySeeAccounts(membership.role) ? paths.ownAccount(membership.operator.slug) : undefined
              }
              photo={
                membership
                  ? paths.api.photo(membership.operator.id, membership.memberId, membership.photoVersion)
                  : null
              }
            />
          </>
        }
        banner={<DemoBanner />}
        width={width}
      >
        {children}
      </AppShell>
    </ScreenProviders>
  );
}
