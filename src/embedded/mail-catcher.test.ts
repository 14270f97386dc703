import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailCatcher, type MailCatcher } from './mail-catcher';

type Listed = { id: string; subject: string; to: string[] };

describe('the mail catcher', () => {
  const home = mkdtempSync(join(tmpdir(), 'coworkflow-mail-'));
  let catcher: MailCatcher;

  beforeAll(async () => {
    catcher = await startMailCatcher({ home });
  });
  beforeEach(() => fetch(`${catcher.httpUrl}/messages`, { method: 'DELETE' }));
  afterAll(async () => {
    await catcher.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${catcher.httpUrl}${path}`, { headers });
  const list = async (query = '') => ((await (await get(`/messages${query}`)).json()) as { items: Listed[] }).items;
  const send = (mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) =>
    createTransport(catcher.smtpUrl).sendMail({
      from: 'Harbour <hello@harbour.test>',
      to: 'ana@example.test',
      subject: 'Hi',
      text: 'Hello',
      ...mail,
    });

  it('shows what was sent, as text, HTML, source and data', async () => {
    await send({
      to: 'Ana <Ana@Example.test>',
      subject: 'Grüße aus São Paulo',
      text: 'Sign in: https://book.test/in?a=1&b=2',
      html: '<p>Olá <a href="https://book.test/in?a=1&amp;b=2">sign in</a></p>',
      messageId: '<one@book.test>',
    });
    const [mail] = await list();
    expect(mail).toMatchObject({
      subject: 'Grüße aus São Paulo',
      to: ['ana@example.test'],
      messageId: '<one@book.test>',
    });
    const full = (await (await get(`/messages/${mail?.id}`)).json()) as { links: string[]; from: string };
    expect(full.links).toEqual(['https://book.test/in?a=1&b=2']);
    expect(full.from).toBe('Harbour <hello@harbour.test>');
    expect(await (await get(`/messages/${mail?.id}/text`)).text()).toContain('Sign in:');
    expect(await (await get(`/messages/${mail?.id}/html`)).text()).toContain('<base target="_blank"><p>Olá');
    expect(await (await get(`/messages/${mail?.id}/raw`)).text()).toMatch(/^Message-ID: <one@book.test>/im);
  });

  it('finds mail by the address that it really went to, newest first', async () => {
    await send({ subject: 'First' });
    await send({ subject: 'Second', bcc: 'ben@example.test' });
    await send({ subject: 'Third', to: 'susana@example.test' });
    expect((await list()).map(({ subject }) => subject)).toEqual(['Third', 'Second', 'First']);
    expect((await list('?to=ANA@example.test')).map(({ subject }) => subject)).toEqual(['Second', 'First']);
    expect((await list('?to=ben@example.test')).map(({ subject }) => subject)).toEqual(['Second']);
  });

  it('hands attachments over unharmed, and never as a page', async () => {
    await send({
      attachments: [
        {
          filename: 'reunião.ics',
          content: 'BEGIN:VCALENDAR',
          contentType: 'text/calendar; method=REQUEST',
          contentTransferEncoding: 'base64',
        },
        { filename: 'x.html', content: '<script>1</script>' },
      ],
    });
    const [mail] = await list();
    const calendar = await get(`/messages/${mail?.id}/attachments/0`);
    // The parser ends every text with a line break.
    expect((await calendar.text()).trimEnd()).toBe('BEGIN:VCALENDAR');
    expect(calendar.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''reuni%C3%A3o.ics");
    expect((await get(`/messages/${mail?.id}/attachments/1`)).headers.get('content-type')).toBe(
      'application/octet-stream',
    );
    expect((await get(`/messages/${mail?.id}/attachments/9`)).status).toBe(404);
  });

  it('lets no mail run anything in its page', async () => {
    await send({
      subject: '<script>alert(1)</script>',
      text: '</pre><script>alert(2)</script>',
      html: '<script>alert(3)</script>',
    });
    const [mail] = await list();
    const page = await get(`/messages/${mail?.id}`, { accept: 'text/html' });
    const html = await page.text();
    expect(html).not.toMatch(/<script>alert/);
    expect(html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'nonce-/);
    expect((await get(`/messages/${mail?.id}/html`)).headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups.*default-src 'none'/,
    );
  });

  it('answers only to its own names', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${catcher.httpUrl}/messages`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      );
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(421);
  });

  it('keeps mail over a restart, forgets it when told', async () => {
    await send({ subject: 'Kept' });
    await catcher.stop();
    catcher = await startMailCatcher({ home, smtpPort: catcher.smtpPort, httpPort: catcher.httpPort });
    const [mail] = await list();
    expect(mail?.subject).toBe('Kept');
    expect((await fetch(`${catcher.httpUrl}/messages/${mail?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get(`/messages/${mail?.id}`)).status).toBe(404);
    expect(await list()).toEqual([]);
    expect(await (await get('/')).text()).toContain('No mail yet');
  });
});
