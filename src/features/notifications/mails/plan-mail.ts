import { dayInWords } from '@/features/billing/domain/charge-words';
import { type Membership, type PlanFrom, periodsOf } from '@/features/plans/domain/membership-periods';
import { allowanceInWords, datesInWords, priceInWords, termsInWords } from '@/features/plans/domain/plan-words';
import type { PlanNews } from '@/features/plans/news.contract';
import { moneyInWords } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { Mail, MailBlock, MailBrand } from '../domain/mail-document';
import { renderMail } from './render-mail';

/** A membership as it is by now. `charged`: what the period that began was charged, in minor units of the currency. */
export type PlanOfMember = { readonly membership: Membership; readonly currency: string; readonly charged: number };
type Input = PlanOfMember & {
  readonly brand: MailBrand;
  readonly memberName: string;
  readonly planUrl: string;
  readonly news: PlanNews;
};
type Told = {
  readonly subject: string;
  readonly text: string;
  readonly plan?: PlanFrom | undefined;
  readonly quiet?: string;
};

/** "You are on Flex from 1 December": what was done about a plan or what has begun, in a few words, with what it gives and costs. */
export function planMail(input: Input): Promise<Mail> {
  const { brand, memberName, planUrl, currency } = input;
  const { subject, text, plan, quiet } = tellOf(input);
  const card: MailBlock[] = plan
    ? [
        {
          kind: 'card',
          title: `${plan.name}: ${priceInWords(plan.terms, currency)}`,
          lines: plan.terms.allowances.map((one) => allowanceInWords(one, plan.terms)),
        },
      ]
    : [];
  return renderMail({
    brand,
    subject,
    preheader: text,
    heading: subject,
    blocks: [
      { kind: 'paragraph', text: `Hello ${memberName}, ${text}` },
      ...card,
      ...(quiet ? [{ kind: 'quiet' as const, text: quiet }] : []),
      { kind: 'button', label: 'See my plan', url: planUrl },
    ],
    reason: `You get this mail because you have, or had, a plan at ${brand.name}.`,
  });
}

const onDate = ({ plans }: Membership, date: LocalDate): PlanFrom | undefined =>
  plans.findLast(({ from }) => from <= date) ?? plans[0];

function tellOf({ membership, currency, charged, news }: Input): Told {
  const say = (minor: number) => moneyInWords(minor, currency);
  const lastName = membership.plans.at(-1)?.name ?? 'your plan';
  switch (news.what) {
    case 'joined': {
      const plan = membership.plans[0];
      const from = dayInWords(membership.startsOn);
      const quiet = plan && termsInWords(plan.terms, currency);
      const subject = `You are on ${plan?.name ?? 'a plan'} from ${from}`;
      return { subject, plan, ...(quiet ? { quiet } : {}), text: `from ${from} on you are on this plan.` };
    }
    case 'changed': {
      const plan = onDate(membership, news.on);
      const from = dayInWords(news.on);
      const owed =
        news.difference > 0
          ? ` ${say(news.difference)} for the days that are left is on your account.`
          : news.difference < 0
            ? ` ${say(-news.difference)} for the days that are left is given back on your account.`
            : '';
      return { subject: `${plan?.name ?? lastName} from ${from}`, plan, text: `your plan changes on ${from}.${owed}` };
    }
    case 'moved': {
      const plan = onDate(membership, news.on);
      const from = dayInWords(news.on);
      const subject = `${plan?.name ?? lastName} has new terms from ${from}`;
      return { subject, plan, text: `from ${from} on your plan has the terms below. Until then all is as it was.` };
    }
    case 'paused': {
      const from = dayInWords(news.from);
      const until = news.to === null ? `from ${from} on` : `from ${from} to ${dayInWords(news.to)}`;
      const text = `your plan pauses ${until}. On those days it costs nothing and gives nothing.`;
      return { subject: `${onDate(membership, news.from)?.name ?? lastName} pauses ${until}`, text };
    }
    case 'ends': {
      const last = dayInWords(news.lastOn);
      const text = `your plan ends; its last day is ${last}. Until then all is as it was, and you can take it back.`;
      return { subject: `${onDate(membership, news.lastOn)?.name ?? lastName} ends on ${last}`, text };
    }
    case 'ended': {
      const last = dayInWords(news.lastOn);
      const text = `the last day of your plan was ${last}. You can take a plan again whenever you like.`;
      return { subject: `${onDate(membership, news.lastOn)?.name ?? lastName} has ended`, text };
    }
    case 'undone':
      return UNDONE[news.undone];
    case 'renewed': {
      const period = periodsOf(membership, news.on).findLast(({ from }) => from === news.on);
      const plan = period?.plan;
      const dates = period ? datesInWords(period.from, addDays(period.to, -1)) : dayInWords(news.on);
      const name = plan?.name ?? lastName;
      return {
        subject: `${name}, ${dates}: ${say(charged)}`,
        plan,
        text: `a new period of your plan has begun. ${say(charged)} for ${dates} is on your account.`,
      };
    }
  }
}

const UNDONE: Record<Extract<PlanNews, { what: 'undone' }>['undone'], Told> = {
  join: { subject: 'Your plan does not begin', text: 'it is taken back: the plan does not begin, and costs nothing.' },
  change: { subject: 'Your plan stays as it is', text: 'the change is taken back: your plan goes on as it is.' },
  pause: { subject: 'Your plan does not pause', text: 'the pause is over or taken back: your plan goes on.' },
  cancellation: { subject: 'Your plan goes on', text: 'the end is taken back: your plan goes on.' },
};
