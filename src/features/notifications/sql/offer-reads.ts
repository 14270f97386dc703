import { sql } from 'kysely';
import type { OperatorId, WaitlistEntryId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { MailSetting } from '../jobs/mail-facts';
import type { OfferForMail } from '../jobs/send-waitlist-offer';
import { joins, settingJson } from './mail-reads';

/** Offers with whom they are for, by their start, as they stand when the mail goes. */
export const findOffersForMail = (operatorId: OperatorId, ids: readonly WaitlistEntryId[]): Promise<OfferForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    type Row = Omit<OfferForMail, keyof MailSetting | 'span'> & { setting: MailSetting; startsAt: Date; endsAt: Date };
    const { rows } = await sql<Row>`
      select t.starts_at, t.ends_at, t.status, t.offered_at, t.offer_expires_at as expires_at, ${settingJson} as setting
      from waitlist_entries t ${joins(operatorId, sql`t.offered_resource_id`)}
      where t.operator_id = ${operatorId} and t.id = any (${[...ids]}::uuid[])
      order by t.starts_at
    `.execute(tx);
    return rows.map(({ setting, startsAt, endsAt, ...rest }) => ({ ...rest, ...setting, span: { startsAt, endsAt } }));
  });
