import { MAIL_SCRIPT, MAIL_STYLE } from './mail-page-assets';
import type { Mail, MailSummary } from './mail-store';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

const when = (iso: string) =>
  `<time datetime="${safe(iso)}">${safe(new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }))}</time>`;

/** The list of mails and the chosen one beside it. Works without its script, which only brings in new mail. */
export function mailPage(view: { mails: MailSummary[]; chosen: Mail | undefined; to: string; nonce: string }): string {
  const { mails, chosen, to, nonce } = view;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${chosen ? safe(chosen.subject || 'No subject') : 'Mail'} · CoWorkFlow demo mail</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${MAIL_STYLE}</style>
</head>
<body>
<header>
  <h1>Demo mail</h1>
  <p>Nothing here was delivered: whatever the demo sends to anybody ends up on this page.</p>
  <form role="search"><label for="to">Only mail to</label><input id="to" name="to" type="search" value="${safe(to)}" placeholder="member@harbour.test" autocomplete="off"></form>
</header>
<div class="columns">
<nav aria-label="Mails"><ol id="mails" data-chosen="${safe(chosen?.id ?? '')}" data-to="${safe(to)}">${mails.map((mail) => entry(mail, chosen?.id, to)).join('')}</ol>
<p id="none"${mails.length ? ' hidden' : ''}>${to ? `No mail to ${safe(to)} yet.` : 'No mail yet. Register, book a desk or ask for a new password, and it arrives here by itself.'}</p></nav>
<main>${chosen ? message(chosen) : ''}</main>
</div>
<script nonce="${nonce}">${MAIL_SCRIPT}</script>
</body>
</html>`;
}

function entry(mail: MailSummary, chosen: string | undefined, to: string): string {
  const current = mail.id === chosen ? ' aria-current="true"' : '';
  const query = to ? `?to=${encodeURIComponent(to)}` : '';
  return `<li data-id="${safe(mail.id)}"><a href="/messages/${encodeURIComponent(mail.id)}${query}"${current}><strong>${safe(mail.subject || 'No subject')}</strong><span>${safe(mail.to.join(', '))}</span><small>${when(mail.receivedAt)}</small></a></li>`;
}

function message(mail: Mail): string {
  const base = `/messages/${encodeURIComponent(mail.id)}`;
  const files = mail.attached
    .map(
      (file, at) =>
        `<li><a href="${base}/attachments/${at}" download>${safe(file.name)}</a> <small>${safe(file.type)}, ${size(file.size)}</small></li>`,
    )
    .join('');
  const body = mail.html
    ? `<iframe src="${base}/html" title="The mail as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : `<pre>${linked(mail.text ?? '')}</pre>`;
  return `<article>
<h2>${safe(mail.subject || 'No subject')}</h2>
<dl><dt>From</dt><dd>${safe(mail.from)}</dd><dt>To</dt><dd>${safe(mail.to.join(', '))}</dd><dt>Received</dt><dd>${when(mail.receivedAt)}</dd></dl>
${files ? `<ul class="files" aria-label="Attachments">${files}</ul>` : ''}
${body}
${mail.html && mail.text ? `<details><summary>As plain text</summary><pre>${linked(mail.text)}</pre></details>` : ''}
<p class="more"><a href="${base}/raw">Source</a><a href="${base}/text">Text</a></p>
</article>`;
}

const size = (bytes: number) => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} kB`);

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, at) =>
      at % 2 ? `<a href="${safe(part)}" target="_blank" rel="noopener noreferrer">${safe(part)}</a>` : safe(part),
    )
    .join('');
}

/** The mail's own HTML for the frame: its links open beside it, its embedded pictures are found. */
export function mailFrame(mail: Mail): string {
  const pictures = new Map(
    mail.attached.flatMap(({ contentId, type, content }) =>
      contentId && type.startsWith('image/')
        ? [[contentId, `data:${type};base64,${Buffer.from(content).toString('base64')}`]]
        : [],
    ),
  );
  const html = (mail.html ?? '').replace(/cid:([^"'\s)>]+)/gi, (found, id: string) => pictures.get(id) ?? found);
  return `<base target="_blank">${html}`;
}
