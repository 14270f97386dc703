import type { Mail, MailBlock, MailBrand } from '../domain/mail-document';
import { lastingInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

type LinkMailInput = {
  readonly brand: MailBrand;
  readonly email: string;
  readonly url: string;
  readonly minutes: number;
};

const once = (minutes: number): MailBlock => ({
  kind: 'quiet',
  text: `The link works once, for ${lastingInWords(minutes)}.`,
});
const asked = ({ brand, email }: { brand: MailBrand; email: string }, what: string): string =>
  `Somebody ${what} at ${brand.name} with ${email}. If that was not you, ignore this mail: nothing changes.`;

/** The link that signs somebody in without a password. */
export function signInLinkMail(input: LinkMailInput): Promise<Mail> {
  return renderMail({
    brand: input.brand,
    subject: `Your sign-in link for ${input.brand.name}`,
    preheader: `It works once, for ${lastingInWords(input.minutes)}`,
    heading: 'Sign in',
    blocks: [
      { kind: 'paragraph', text: `Here is your link to sign in to ${input.brand.name}.` },
      { kind: 'button', label: 'Sign in', url: input.url, spelled: true },
      once(input.minutes),
    ],
    reason: asked(input, 'asked to sign in'),
  });
}

/** The link that proves an address and finishes a registration. */
export function confirmAddressMail(input: LinkMailInput & { readonly spaceName: string | null }): Promise<Mail> {
  const place = input.spaceName ?? input.brand.name;
  return renderMail({
    brand: input.brand,
    subject: `Confirm your address for ${place}`,
    preheader: 'One step and your account is ready',
    heading: 'Confirm your address',
    blocks: [
      {
        kind: 'paragraph',
        text: `Welcome to ${place}. Confirm that ${input.email} is yours, and your account is ready.`,
      },
      { kind: 'button', label: 'Confirm and sign in', url: input.url, spelled: true },
      once(input.minutes),
    ],
    reason: asked(input, 'registered'),
  });
}

/** The answer to a registration with an address that has an account: sent so that the page itself need not tell. */
export function alreadyRegisteredMail(
  input: Pick<LinkMailInput, 'brand' | 'email'> & { readonly signInUrl: string; readonly resetUrl: string },
): Promise<Mail> {
  return renderMail({
    brand: input.brand,
    subject: `You already have an account at ${input.brand.name}`,
    preheader: 'Sign in as usual, or choose a new password',
    heading: 'You already have an account',
    blocks: [
      { kind: 'paragraph', text: `${input.email} is registered already, so there is nothing to do. Sign in as usual.` },
      { kind: 'button', label: 'Sign in', url: input.signInUrl },
      { kind: 'paragraph', text: 'If you no longer know the password, choose a new one.' },
      { kind: 'button', label: 'Choose a new password', url: input.resetUrl },
    ],
    reason: asked(input, 'tried to register'),
  });
}

/** The link to choose a new password. */
export function passwordResetMail(input: LinkMailInput): Promise<Mail> {
  return renderMail({
    brand: input.brand,
    subject: `Choose a new password for ${input.brand.name}`,
    preheader: `The link works once, for ${lastingInWords(input.minutes)}`,
    heading: 'Choose a new password',
    blocks: [
      {
        kind: 'paragraph',
        text: 'With this link you choose a new password. Your old one works until then; afterwards every device has to sign in again.',
      },
      { kind: 'button', label: 'Choose a new password', url: input.url, spelled: true },
      once(input.minutes),
    ],
    reason: asked(input, 'asked for a new password'),
  });
}
