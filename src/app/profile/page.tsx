import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { MemberShell } from '@/app/_shell/member-shell';
import { signedIn } from '@/app/_shell/who-asks';
import { LAST_SPACE_COOKIE } from '@/client/last-space';
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
  // The same of several operators whose colour and portrait the header shows.
  const here = (await cookies()).get(LAST_SPACE_COOKIE)?.value.split('/')[0];
  return (
    <MemberShell asking={asking}>
      <ProfileScreen profile={profile} zones={zones} here={here} />
    </MemberShell>
  );
}
