import { render } from '@react-email/components';
import { checkedDocument, textOf } from '../domain/mail-document';
import type { Mail, MailDocument } from '../domain/mail-document';
import { MailPage } from '../ui/mail-page';

/** A mail's subject, HTML and text from one document. React escapes what people typed. */
export async function renderMail(document: MailDocument): Promise<Mail> {
  const mail = checkedDocument(document);
  return { subject: mail.subject, html: await render(<MailPage mail={mail} />), text: textOf(mail) };
}
