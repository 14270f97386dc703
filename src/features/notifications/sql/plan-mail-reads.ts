import { sql } from 'kysely';
import type { Id, OperatorId } from '@/kernel/ids';
import { findChargedOn } from '@/features/billing/mailed.service';
import type { PlanNews } from '@/features/plans/news.contract';
import { findMembership } from '@/features/plans/plans.service';
import { inOperator } from '@/server/db/transactions';
import type { PlanForMail } from '../jobs/send-plan-mail';

type Whose = Pick<PlanForMail, 'operator' | 'to' | 'currency'>;

/** A membership as it is by now, at the address with which its member signs in, and what its period was charged. */
export const findPlanForMail = (
  operatorId: OperatorId,
  id: Id<'membership'>,
  news: PlanNews,
): Promise<PlanForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const membership = await findMembership(tx, id);
    if (!membership) return null;
    const { rows } = await sql<Whose>`
      select jsonb_build_object('name', o.name, 'accent', o.accent, 'slug', o.slug) as operator, o.currency,
        jsonb_build_object('name', m.display_name, 'email', coalesce((select e.email from auth.list_member_emails(array[m.person_id]) e), '')) as "to"
      from members m join operators o on o.id = m.operator_id
      where m.operator_id = ${operatorId} and m.id = ${membership.memberId}
    `.execute(tx);
    const [whose] = rows;
    const charged = news.what === 'renewed' ? await findChargedOn(tx, id, news.on) : 0;
    return whose ? { ...whose, membership, charged } : null;
  });
