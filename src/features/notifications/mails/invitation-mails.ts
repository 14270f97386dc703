import type { Mail, MailBrand } from '../domain/mail-document';
import { lastingInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type InvitedRole = 'owner' | 'manager' | 'front_desk' | 'host' | 'member' | 'visitor';

const ROLES: Record<InvitedRole, string> = {
  owner: 'an owner',
  manager: 'a manager',
  front_desk: 'front desk',
  host: 'a host',
  member: 'a member',
  visitor: 'a visitor',
};

/** Somebody of an operator asks a person to join. */
export function invitationMail(input: {
  readonly brand: MailBrand;
  readonly email: string;
  readonly inviterName: string;
  readonly role: InvitedRole;
  readonly url: string;
  readonly minutes: number;
}): Promise<Mail> {
  const { brand, inviterName } = input;
  return renderMail({
    brand,
    subject: `${inviterName} invites you to ${brand.name}`,
    preheader: `Join as ${ROLES[input.role]}`,
    heading: `Join ${brand.name}`,
    blocks: [
      { kind: 'paragraph', text: `${inviterName} invites you to join ${brand.name} as ${ROLES[input.role]}.` },
      { kind: 'button', label: `Join ${brand.name}`, url: input.url, spelled: true },
      { kind: 'quiet', text: `The invitation is for ${input.email} and stands for ${lastingInWords(input.minutes)}.` },
    ],
    reason: `${inviterName} entered ${input.email} at ${brand.name}. If you don’t know them, ignore this mail: nothing happens without you.`,
  });
}

/** A new operator's owner gets the first link in. */
export function operatorCreatedMail(input: {
  readonly brand: MailBrand;
  readonly email: string;
  readonly url: string;
  readonly minutes: number;
}): Promise<Mail> {
  const { brand, email } = input;
  return renderMail({
    brand,
    subject: `${brand.name} is ready on CoWorkFlow`,
    preheader: 'Your first sign-in as its owner',
    heading: `${brand.name} is ready`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${brand.name} now has its place on CoWorkFlow, and you are its owner. This link signs you in for the first time.`,
      },
      { kind: 'button', label: 'Sign in as owner', url: input.url, spelled: true },
      {
        kind: 'quiet',
        text: `The link works once, for ${lastingInWords(input.minutes)}. Later, ask for a new one on the sign-in page with ${email}.`,
      },
    ],
    reason: `Whoever runs this installation of CoWorkFlow entered ${email} as the owner of ${brand.name}.`,
  });
}
