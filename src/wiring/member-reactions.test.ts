import { beforeAll, expect, it, vi } from 'vitest';
import type { MemberFact } from '@/features/members/members.facts';
import { mailJobs } from '@/features/notifications/notifications.contract';
import type { OnboardingFact } from '@/features/onboarding/onboarding.facts';
import { newId } from '@/kernel/ids';
import { reactToMembers } from './member-reactions';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://app@localhost/coworkflow');
  vi.stubEnv('APP_URL', 'https://book.example.org');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(40));
  vi.stubEnv('SMTP_URL', 'smtp://localhost:25');
  vi.stubEnv('MAIL_FROM', 'Harbour <hello@example.org>');
});

const operatorId = newId<'operator'>();
const link = { operatorId, mailId: newId(), token: 'a-token', minutes: 60 };

it('mails an invitation with its link', () => {
  const fact: MemberFact = { type: 'invitation.sent', invitationId: newId(), ...link };
  const [job, ...others] = reactToMembers(fact);
  expect(others).toEqual([]);
  expect(job?.task).toBe('send-invitation');
  expect(mailJobs['send-invitation'].parse(job?.payload).url).toBe('https://book.example.org/auth/join?token=a-token');
});

it('mails a new owner a link that signs them in and leads to their people', () => {
  const fact: OnboardingFact = { type: 'operator.created', operatorSlug: 'harbour', email: 'o@example.org', ...link };
  const [job] = reactToMembers(fact);
  expect(job?.task).toBe('send-operator-created');
  const { url } = mailJobs['send-operator-created'].parse(job?.payload);
  expect(url).toBe('https://book.example.org/auth/enter?token=a-token&next=%2Fo%2Fharbour%2Fpeople');
});

it('gives back a removed member’s bookings when the undo window is over, under one key per member', () => {
  const memberId = newId<'member'>();
  const undoUntil = '2026-11-24T09:00:10.000Z';
  const whose = {
    operatorId,
    memberId,
    personId: newId<'person'>(),
    removedBy: newId<'member'>(),
    role: 'host' as const,
  };
  expect(reactToMembers({ type: 'member.removed', undoUntil, ...whose })).toEqual([
    {
      task: 'cancel-bookings-of-removed-member',
      payload: { operatorId, memberId, removedBy: whose.removedBy, role: 'host' },
      key: `removed:${memberId}`,
      runAt: undoUntil,
    },
  ]);
});
