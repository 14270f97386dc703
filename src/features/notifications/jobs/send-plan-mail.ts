import type { Id, OperatorId } from '@/kernel/ids';
import { isStillSo } from '@/features/plans/domain/plan-news';
import type { PlanNews } from '@/features/plans/news.contract';
import type { MailBrand } from '../domain/mail-document';
import { planMail, type PlanOfMember } from '../mails/plan-mail';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';

/** Whose plan it is, and what it is by now. */
export type PlanForMail = PlanOfMember & {
  readonly operator: MailBrand & { readonly slug: string };
  readonly to: { readonly name: string; readonly email: string };
};
type Deps = MailDeps & {
  readonly findPlanForMail: (
    operatorId: OperatorId,
    id: Id<'membership'>,
    news: PlanNews,
  ) => Promise<PlanForMail | null>;
  readonly planUrl: (operatorSlug: string) => string;
};

/** What happened to a plan: once for each act, and once for each period that begins. */
export async function sendPlanMail(
  { operatorId, membershipId, news }: MailJobPayload<'send-plan-mail'>,
  deps: Deps,
): Promise<MailOutcome> {
  const found = await deps.findPlanForMail(operatorId, membershipId, news);
  if (!found || !isStillSo(found.membership, news)) return 'not_needed';
  const { operator: brand, to } = found;
  const mail = await planMail({ ...found, brand, memberName: to.name, planUrl: deps.planUrl(brand.slug), news });
  const act = 'act' in news ? news.act : 'on' in news ? news.on : news.lastOn;
  return deliverMail({ job: 'send-plan-mail', about: [membershipId, news.what, act], brand, to, mail }, deps);
}
