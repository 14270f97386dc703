import type { Metadata } from 'next';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { maySeePeople } from '@/features/members/members.access';
import { PeopleScreen } from '@/features/members/ui/people-screen';
import { ROLES } from '@/kernel/acting-member';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';

type Props = {
  params: Promise<{ operator: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ params, searchParams }: Props) {
  const [{ operator: slug }, asked, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const search = {
    q: typeof asked.q === 'string' ? asked.q.trim().slice(0, 80) : '',
    role: ROLES.find((role) => role === asked.role) ?? null,
    show: asked.show === 'removed' ? ('removed' as const) : null,
  };
  const here = { q: search.q, role: search.role ?? undefined, show: search.show ?? undefined };
  const { membership, ...asking } = await memberOfOperator(slug, paths.people(slug, here));
  const { operator, memberId, role } = membership;
  const content = maySeePeople(role).ok ? await readScreen() : <NotForThem />;
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      {content}
    </MemberShell>
  );

  async function readScreen() {
    const caller = await callerForRequest();
    const { q, role: ofRole, show } = search;
    const [page, summary] = await Promise.all([
      caller.members.people({ operatorId: operator.id, q, role: ofRole ?? undefined, status: show ?? 'active' }),
      caller.members.summary({ operatorId: operator.id }),
    ]);
    const first = { search, page, summary };
    const asker = { memberId, role };
    return (
      <>
        <PeopleScreen operator={operator} asker={asker} first={first} firstNow={new Date()} locale={locale} />
        <p className="mt-6">
          <LinkButton href={paths.accounts(slug)}>Accounts: who owes what</LinkButton>
        </p>
      </>
    );
  }
}

const NotForThem = () => (
  <>
    <PageHeader title="People" />
    <EmptyState picture="door" action={<LinkButton href={paths.bookings()}>My bookings</LinkButton>}>
      {errorCopy('auth.not_allowed').title}. {errorCopy('auth.not_allowed').hint}
    </EmptyState>
  </>
);
