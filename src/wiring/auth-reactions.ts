import { paths } from '@/client/paths';
import type { AuthFact } from '@/features/auth/auth.facts';
import type { MailJobName, MailJobPayload } from '@/features/notifications/notifications.contract';
import { env } from '@/server/env';
import type { JobSpec } from '@/server/jobs/enqueue';

/** Which mail follows from what happened at the door. */
export function mailsOfAuth(fact: AuthFact): JobSpec[] {
  const { mailId, email, token, minutes, operatorId } = fact;
  const mail = { mailId, email, operatorId, minutes };
  switch (fact.type) {
    case 'registration.asked':
      return [
        job('send-registration-mail', {
          ...mail,
          kind: 'confirm',
          url: absolute(paths.confirm({ token })),
          spaceName: fact.spaceName,
        }),
      ];
    case 'registration.asked_again':
      return [
        job('send-registration-mail', {
          mailId,
          email,
          operatorId,
          kind: 'already_registered',
          signInUrl: absolute(paths.confirm({ token })),
          resetUrl: absolute(paths.forgot({ operator: fact.operatorSlug })),
        }),
      ];
    case 'sign_in_link.asked':
      return [job('send-sign-in-link', { ...mail, url: absolute(paths.enter({ token, next: fact.next })) })];
    case 'password_reset.asked':
      return [job('send-password-reset', { ...mail, url: absolute(paths.reset({ token })) })];
  }
}

const absolute = (path: string) => env().APP_URL + path;

const job = <N extends MailJobName>(task: N, payload: MailJobPayload<N>): JobSpec => ({ task, payload });
