import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What the list shows of a mail, kept in a file beside the mail itself. */
export type MailSummary = {
  id: string;
  receivedAt: string;
  from: string;
  /** To whom it was really sent, which the mail's own "To" need not tell. */
  to: string[];
  subject: string;
  messageId: string;
  preview: string;
  attachments: number;
};

export type MailAttachment = {
  name: string;
  type: string;
  size: number;
  contentId: string | null;
  content: Uint8Array;
};

export type Mail = MailSummary & {
  html: string | null;
  text: string | null;
  links: string[];
  headers: { name: string; value: string }[];
  attached: MailAttachment[];
};

export type MailStore = {
  add: (raw: Buffer, envelope: { from: string; to: string[] }) => Promise<MailSummary>;
  /** Newest first; with `to`, only what went to that address. */
  list: (to?: string) => MailSummary[];
  read: (id: string) => Promise<Mail | undefined>;
  raw: (id: string) => Buffer | undefined;
  remove: (id: string) => boolean;
  clear: () => void;
};

/** Keeps each mail as a file of its own, as it came over the wire, so that it outlives a restart and opens in any mail program. */
export function openMailStore(folder: string): MailStore {
  mkdirSync(folder, { recursive: true });
  const mails = new Map<string, MailSummary>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const summary = JSON.parse(readFileSync(join(folder, name), 'utf8')) as MailSummary;
    mails.set(summary.id, summary);
  }
  const fileOf = (id: string, ending: string) => join(folder, `${id}.${ending}`);
  let count = 0;

  function remove(id: string): boolean {
    if (!mails.delete(id)) return false;
    rmSync(fileOf(id, 'json'), { force: true });
    rmSync(fileOf(id, 'eml'), { force: true });
    return true;
  }

  return {
    async add(raw, envelope) {
      const now = new Date();
      // Sorts by arrival, also within one millisecond.
      const id = `${now.toISOString().replace(/\D/g, '')}-${String(++count % 10_000).padStart(4, '0')}`;
      const email = await PostalMime.parse(raw);
      const summary: MailSummary = {
        id,
        receivedAt: now.toISOString(),
        from: addressOf(email) || envelope.from,
        to: envelope.to.map((address) => address.toLowerCase()),
        subject: email.subject ?? '',
        messageId: email.messageId ?? '',
        preview: previewOf(email),
        attachments: email.attachments.length,
      };
      writeFileSync(fileOf(id, 'eml'), raw);
      writeFileSync(fileOf(id, 'new'), JSON.stringify(summary));
      renameSync(fileOf(id, 'new'), fileOf(id, 'json'));
      mails.set(id, summary);
      return summary;
    },
    list(to) {
      const wanted = to?.trim().toLowerCase();
      const matches = (address: string) =>
        wanted?.includes('@') ? address === wanted : address.includes(wanted ?? '');
      return [...mails.values()].filter((mail) => !wanted || mail.to.some(matches)).reverse();
    },
    async read(id) {
      const summary = mails.get(id);
      if (!summary) return undefined;
      const email = await PostalMime.parse(readFileSync(fileOf(id, 'eml')));
      return {
        ...summary,
        html: email.html ?? null,
        text: email.text ?? null,
        links: linksOf(email),
        headers: email.headers.map(({ key, value }) => ({ name: key, value })),
        attached: email.attachments.map(attachmentOf),
      };
    },
    raw: (id) => (mails.has(id) ? readFileSync(fileOf(id, 'eml')) : undefined),
    remove,
    clear: () => [...mails.keys()].forEach(remove),
  };
}

function addressOf(email: Email): string {
  const { name, address } = email.from ?? {};
  return name && address ? `${name} <${address}>` : (address ?? name ?? '');
}

function previewOf(email: Email): string {
  const text =
    email.text ?? (email.html ?? '').replace(/<(style|script|head)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return text.replace(/\s+/g, ' ').trim().slice(0, 140);
}

/** Every address that the mail links to, as a reader would follow it. */
function linksOf(email: Email): string[] {
  const inHtml = [...(email.html ?? '').matchAll(/href\s*=\s*["']([^"']+)["']/gi)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  const inText = [...(email.text ?? '').matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([link]) => link);
  return [...new Set([...inHtml, ...inText])].filter((link) => /^https?:/.test(link));
}

function attachmentOf(attachment: Attachment, at: number): MailAttachment {
  const content =
    typeof attachment.content === 'string'
      ? new TextEncoder().encode(attachment.content)
      : new Uint8Array(attachment.content);
  return {
    name: attachment.filename ?? `attachment-${at + 1}`,
    type: attachment.mimeType,
    size: content.byteLength,
    contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
    content,
  };
}
