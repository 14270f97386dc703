import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthFact } from '@/features/auth/auth.facts';
import { mailJobs, type MailJobName } from '@/features/notifications/notifications.contract';
import { newId } from '@/kernel/ids';
import { mailsOfAuth } from './auth-reactions';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://a@localhost/a',
    APP_URL: 'https://book.example.org/',
    NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'hello@example.org',
  });
});

const link = {
  mailId: newId(),
  email: 'ana@example.org',
  token: 'T0ken-_',
  minutes: 30,
  operatorId: newId<'operator'>(),
};
const facts: AuthFact[] = [
  { type: 'registration.asked', spaceName: 'Harbour House', ...link },
  { type: 'registration.asked_again', operatorSlug: 'harbour', ...link },
  { type: 'sign_in_link.asked', next: '/o/harbour/s/harbour-house/book?date=2026-11-24', ...link },
  { type: 'password_reset.asked', ...link, operatorId: null },
];

describe('a mail with a link', () => {
  it.each(facts)('follows from $type, as its job wants it, with an absolute address', (fact) => {
    const [job, ...others] = mailsOfAuth(fact);
    expect(others).toEqual([]);
    const payload = mailJobs[job?.task as MailJobName].parse(job?.payload) as Record<string, unknown>;
    expect(payload).toMatchObject({ mailId: link.mailId, email: link.email });
    expect(String(payload.url ?? payload.signInUrl)).toMatch(
      /^https:\/\/book\.example\.org\/[a-z/]+\?token=T0ken-_(&|$)/,
    );
  });
});
