import type { OperatorId } from '@/kernel/ids';
import { COWORKFLOW_BRAND } from '../domain/mail-document';
import type { MailBrand } from '../domain/mail-document';
import { invitationMail, operatorCreatedMail } from '../mails/invitation-mails';
import { alreadyRegisteredMail, confirmAddressMail, passwordResetMail, signInLinkMail } from '../mails/sign-in-mails';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { InvitationForMail } from './mail-facts';

type BrandDeps = MailDeps & { findOperatorForMail: (operatorId: OperatorId) => Promise<MailBrand | null> };
type InvitationDeps = MailDeps & {
  findInvitationForMail: (operatorId: OperatorId, invitationId: string) => Promise<InvitationForMail | null>;
};

/** Sends the link that signs somebody in. */
export async function sendSignInLink(
  payload: MailJobPayload<'send-sign-in-link'>,
  deps: BrandDeps,
): Promise<MailOutcome> {
  const brand = await brandOf(payload.operatorId, deps);
  const mail = await signInLinkMail({ ...payload, brand });
  return deliverMail(
    { job: 'send-sign-in-link', about: [payload.mailId], brand, to: addressee(payload.email), mail },
    deps,
  );
}

/** Sends the link to choose a new password. */
export async function sendPasswordReset(
  payload: MailJobPayload<'send-password-reset'>,
  deps: BrandDeps,
): Promise<MailOutcome> {
  const brand = await brandOf(payload.operatorId, deps);
  const mail = await passwordResetMail({ ...payload, brand });
  return deliverMail(
    { job: 'send-password-reset', about: [payload.mailId], brand, to: addressee(payload.email), mail },
    deps,
  );
}

/** Answers a registration: the link that confirms it, or that there is an account already. */
export async function sendRegistrationMail(
  payload: MailJobPayload<'send-registration-mail'>,
  deps: BrandDeps,
): Promise<MailOutcome> {
  const brand = await brandOf(payload.operatorId, deps);
  const mail = await (payload.kind === 'confirm'
    ? confirmAddressMail({ ...payload, brand })
    : alreadyRegisteredMail({ ...payload, brand }));
  return deliverMail(
    { job: 'send-registration-mail', about: [payload.mailId], brand, to: addressee(payload.email), mail },
    deps,
  );
}

/** Sends an invitation, unless it was accepted or taken back meanwhile. */
export async function sendInvitation(
  payload: MailJobPayload<'send-invitation'>,
  deps: InvitationDeps,
): Promise<MailOutcome> {
  const invitation = await deps.findInvitationForMail(payload.operatorId, payload.invitationId);
  if (!invitation || invitation.accepted) return 'not_needed';
  const { operator: brand, email, role, inviterName } = invitation;
  const mail = await invitationMail({ brand, email, role, inviterName, url: payload.url, minutes: payload.minutes });
  return deliverMail({ job: 'send-invitation', about: [payload.mailId], brand, to: addressee(email), mail }, deps);
}

/** Sends a new operator's owner the first link in. */
export async function sendOperatorCreated(
  payload: MailJobPayload<'send-operator-created'>,
  deps: BrandDeps,
): Promise<MailOutcome> {
  const brand = await brandOf(payload.operatorId, deps);
  const mail = await operatorCreatedMail({ ...payload, brand });
  return deliverMail(
    { job: 'send-operator-created', about: [payload.mailId], brand, to: addressee(payload.email), mail },
    deps,
  );
}

const brandOf = async (operatorId: OperatorId | null, deps: BrandDeps): Promise<MailBrand> =>
  (operatorId && (await deps.findOperatorForMail(operatorId))) || COWORKFLOW_BRAND;

/** Before somebody is known their name is not either. */
const addressee = (email: string) => ({ name: '', email });
