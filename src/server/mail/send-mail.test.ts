import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { addressIn, createMailer } from './send-mail';
import type { Mailer, OutgoingMail } from './send-mail';

const mail: OutgoingMail = {
  to: { name: 'Zoë Müller', email: 'zoe@example.com' },
  subject: 'Desk 4 is yours — Tuesday',
  html: '<p>Olá</p>',
  text: 'Olá',
  messageId: '<send-booking-confirmation.0193@app.example.com>',
  fromName: 'Harbour, Lda',
  replyTo: 'hello@harbour.test',
};

const calendar = {
  method: 'REQUEST' as const,
  filename: 'booking.ics',
  content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-NAME:Łódź\r\nEND:VCALENDAR\r\n',
};

let open: { close: () => void }[] = [];
afterEach(() => {
  for (const each of open) each.close();
  open = [];
});

/** A real SMTP server that keeps what it is given, or refuses it. */
async function postOffice(refuse?: { code: number }): Promise<{ mailer: Mailer; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error('no zoe@example.com here'), { responseCode: refuse.code }) : null),
    onData(stream, _session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
      stream.on('end', () => {
        received.push(raw);
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  const mailer = createMailer(`smtp://127.0.0.1:${port}`, 'CoWorkFlow <post@example.org>');
  open.push(mailer, { close: () => server.close(() => undefined) });
  return { mailer, received };
}

describe('sending a mail', () => {
  it('carries the operator’s name, the stable Message-ID and both texts', async () => {
    const { mailer, received } = await postOffice();
    await mailer.sendMail(mail);
    const read = await PostalMime.parse(received[0] ?? '');
    expect(read.from).toMatchObject({ name: 'Harbour, Lda', address: 'post@example.org' });
    expect(read.to).toMatchObject([{ name: 'Zoë Müller', address: 'zoe@example.com' }]);
    expect(read.replyTo).toMatchObject([{ address: 'hello@harbour.test' }]);
    expect(read.subject).toBe('Desk 4 is yours — Tuesday');
    expect(read.messageId).toBe('<send-booking-confirmation.0193@app.example.com>');
    expect([read.html?.trim(), read.text?.trim()]).toEqual(['<p>Olá</p>', 'Olá']);
    expect(read.headers.find((one) => one.key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(read.attachments).toEqual([]);
  });

  it('brings the calendar as an alternative with its method and as a file, both exact', async () => {
    const { mailer, received } = await postOffice();
    await mailer.sendMail({ ...mail, calendar });
    const raw = received[0] ?? '';
    const alternative = raw.slice(raw.indexOf('multipart/alternative'), raw.indexOf('Content-Type: application/ics'));
    expect(alternative.indexOf('text/plain')).toBeLessThan(alternative.indexOf('text/html'));
    expect(alternative).toContain('text/calendar; charset=utf-8; method=REQUEST');
    expect(raw).toMatch(/Content-Type: application\/ics; name=booking\.ics/);
    expect(raw).toMatch(/Content-Disposition: attachment; filename=booking\.ics/);
    const read = await PostalMime.parse(raw);
    const files = read.attachments.map((one) =>
      typeof one.content === 'string' ? one.content : new TextDecoder().decode(one.content),
    );
    // The parser reads calendars as text and drops the carriage returns; the attached bytes themselves have them.
    const asText = calendar.content.replaceAll('\r\n', '\n');
    expect(files).toEqual([asText, asText]);
    const attached = raw.slice(raw.indexOf('application/ics')).split(/\r?\n\r?\n/)[1] ?? '';
    expect(Buffer.from(attached.split('--')[0] ?? '', 'base64').toString('utf8')).toBe(calendar.content);
  });

  it('lets nobody add a header through a name or subject', async () => {
    const { mailer, received } = await postOffice();
    const evil = 'x\r\nBcc: evil@example.com\r\nX-Evil: 1';
    await mailer.sendMail({ ...mail, subject: evil, fromName: evil, to: { name: evil, email: 'zoe@example.com' } });
    const read = await PostalMime.parse(received[0] ?? '');
    expect(read.bcc ?? []).toEqual([]);
    expect(read.headers.map((one) => one.key)).not.toContain('x-evil');
  });

  it.each([
    [550, true],
    [451, false],
  ])('says after a %i whether trying again is any use', async (code, permanent) => {
    const { mailer } = await postOffice({ code });
    const error: unknown = await mailer.sendMail(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'upstream', code: 'mail.not_sent', details: { status: code, permanent } });
    expect(JSON.stringify((error as { details: unknown }).details)).not.toContain('zoe');
  });

  it('says that a server which is not there may come back', async () => {
    const mailer = createMailer('smtp://127.0.0.1:1', 'post@example.org');
    open.push(mailer);
    await expect(mailer.sendMail(mail)).rejects.toMatchObject({ code: 'mail.not_sent', details: { permanent: false } });
  });

  it('reads the address out of the sender', () => {
    expect(addressIn('CoWorkFlow <post@example.org>')).toBe('post@example.org');
    expect(addressIn(' post@example.org ')).toBe('post@example.org');
  });
});
