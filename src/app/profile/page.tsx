import type { Metadata } from 'next';
import { MemberShell } from '@/app/_shell/member-shell';
import { signedIn } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ProfileScreen } from '@/features/members/ui/profile-screen';
import { callerForRequest } from '@/wiring/server-caller';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const asking = await signedIn(paths.profile());
  const profile = await (await callerForRequest()).members.profile();
  // From the server, so that it and the browser draw the same list. What somebody has chosen stands in it, whatever it is called by now.
  const { timeZone } = profile.person;
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...(timeZone ? [timeZone] : [])])].sort();
  return (
    <MemberShell asking={asking}>
      <ProfileScreen profile={profile} zones={zones} />
    </MemberShell>
  );
}
