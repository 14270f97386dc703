'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { MyProfile } from '../members.contract';
import { AccountCard } from './account-card';
import { ProfileForm } from './profile-form';
import { TimeZoneCard } from './time-zone-card';

type Props = {
  profile: MyProfile;
  zones: readonly string[];
  /** The operator that was looked at last comes first. */
  here?: string;
};

/** Oneself: how one shows at each operator, one's clock, and how one signs in. */
export function ProfileScreen({ profile, zones, here }: Props) {
  const { person, profiles } = profile;
  const [at, setAt] = useQueryState('at', parseAsString.withOptions({ shallow: true }));
  const known = (slug: string | null | undefined) => profiles.find(({ operator }) => operator.slug === slug);
  const shown = known(at) ?? known(here) ?? profiles[0];
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Profile" lead={shown ? 'How others see you, and how you sign in.' : undefined} />
      <div className="grid gap-6">
        {!shown ? (
          <EmptyState picture="door">
            You belong to no space yet. Register at one, and your profile stands here.
          </EmptyState>
        ) : profiles.length === 1 ? (
          <ProfileForm profile={shown} />
        ) : (
          <Tabs
            label="Where you belong"
            value={shown.operator.slug}
            onValueChange={(slug) => void setAt(slug)}
            // All stay in the page: what was typed at one operator is still there after a look at another.
            tabs={profiles.map((one) => ({
              value: one.operator.slug,
              label: one.operator.name,
              content: <ProfileForm profile={one} />,
            }))}
          />
        )}
        <TimeZoneCard timeZone={person.timeZone} zones={zones} />
        <AccountCard email={person.email} hasPassword={person.hasPassword} />
      </div>
    </div>
  );
}
