import { paths } from '@/client/paths';
import { TAKE_BACK } from '@/features/events/all-dates.contract';
import { saidOf, typedAnswer } from '@/features/events/domain/typed-answer';
import type { EventDateId } from '@/kernel/ids';
import { callerOf, fieldsOf, refusalIn, seeOther } from './event-form-routes';

/** From the page of all dates behind the link of a mail: all are answered, or some are taken back. */
export async function receiveAllDates(request: Request): Promise<Response> {
  const field = await fieldsOf(request);
  if (!field) return seeOther(paths.eventAllDates({ refused: 'request.cross_site' }));
  const [token, act] = [field('token'), field('act')];
  const which = TAKE_BACK.find((one) => one === act);
  try {
    const { events } = await callerOf(request);
    const dateId = (field('date') || null) as EventDateId | null;
    if (which) await events.takeBackByLink({ token, which, dateId });
    else if (act === 'come')
      await events.answerAllByLink({
        token,
        standing: field('standing') === 'yes',
        ...saidOf(typedAnswer(field, field.replies)),
      });
    return seeOther(paths.eventAllDates({ token, did: which ?? act }));
  } catch (error) {
    return seeOther(paths.eventAllDates({ token, party: field('party'), refused: refusalIn(error).code }));
  }
}
