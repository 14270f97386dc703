import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningApp } from './running-app';

export type ReceivedMail = {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly links: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly url: string }[];
};

/** The mails that went to an address, newest first, as the mail catcher's page shows them. */
export async function mailsTo(app: Pick<RunningApp, 'mailUrl'>, address: string): Promise<ReceivedMail[]> {
  const answer = await fetch(`${app.mailUrl}/messages?to=${encodeURIComponent(address)}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return Promise.all(
    items.map(async ({ id }) => (await (await fetch(`${app.mailUrl}/messages/${id}`)).json()) as ReceivedMail),
  );
}

/** Waits for a mail to an address whose subject fits. */
export async function waitForMail(
  app: Pick<RunningApp, 'mailUrl'>,
  address: string,
  subject: RegExp,
  patienceMs = 20_000,
): Promise<ReceivedMail> {
  for (const since = Date.now(); ; await sleep(150)) {
    const mails = await mailsTo(app, address);
    const found = mails.find((mail) => subject.test(mail.subject));
    if (found) return found;
    if (Date.now() - since > patienceMs)
      throw new Error(`No mail like ${subject} to ${address}; there: ${mails.map((mail) => mail.subject).join(' | ')}`);
  }
}

/** The one link of a mail that leads to a path of the app. */
export function linkIn(mail: ReceivedMail, path: string): string {
  const found = mail.links.find((link) => new URL(link).pathname === path);
  if (!found) throw new Error(`No link to ${path} in "${mail.subject}": ${mail.links.join(' ')}`);
  return found;
}
