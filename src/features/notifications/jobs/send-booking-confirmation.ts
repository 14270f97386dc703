import type { BookingId, OperatorId } from '@/kernel/ids';
import { bookingConfirmedMail } from '../mails/booking-confirmed-mail';
import type { MailJobPayload } from '../notifications.contract';
import { bookingFile, settingOf } from './booking-files';
import { deliverMail } from './deliver-mail';
import type { MailDeps, MailOutcome } from './deliver-mail';
import type { BookingForMail } from './mail-facts';

type Deps = MailDeps & {
  findBookingForMail: (operatorId: OperatorId, bookingId: BookingId) => Promise<BookingForMail | null>;
};

/** Confirms a booking, unless it was cancelled before the mail could go. */
export async function sendBookingConfirmation(
  { operatorId, bookingId }: MailJobPayload<'send-booking-confirmation'>,
  deps: Deps,
): Promise<MailOutcome> {
  const booking = await deps.findBookingForMail(operatorId, bookingId);
  if (!booking || booking.status !== 'confirmed') return 'not_needed';
  const { span, bookedByName, price, extras, operator, member } = booking;
  const mail = await bookingConfirmedMail({ ...settingOf(booking, deps), span, bookedByName, price, extras });
  const calendar = bookingFile(booking, deps);
  return deliverMail(
    { job: 'send-booking-confirmation', about: [bookingId], brand: operator, to: member, mail, calendar },
    deps,
  );
}
