import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { RequestView } from '../requests.contract';
import { askedWhen, momentWords } from '../domain/request-words';
import { counted } from '../domain/when-words';

type Props = { request: RequestView; timeZone: string; locale: string };

/** Who asks for what and when, until when it is held, and what else holds the place that day. */
export const RequestFacts = ({ request, timeZone, locale }: Props) => (
  <dl className="grid gap-3">
    <Fact name="When">
      <span className="tabular first-letter:uppercase">{askedWhen(request, timeZone, locale)}</span>
    </Fact>
    {request.state === 'open' ? (
      <Fact name="Held until">
        <span className="tabular">{momentWords(request.expiresAt, timeZone, locale)}</span>
      </Fact>
    ) : null}
    {request.guests > 0 ? <Fact name="With">{counted(request.guests, 'guest')}</Fact> : null}
    {request.note ? <Fact name="Note">{request.note}</Fact> : null}
    <Fact name="Else that day">
      {request.around.length === 0
        ? 'Nothing else.'
        : request.around.map((one) => (
            <span key={`${one.startsAt} ${one.what}`} className="tabular block">
              {rangeLabel({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, timeZone, locale)}{' '}
              {one.who ?? (one.what === 'closure' ? 'Closed' : 'Taken')}
            </span>
          ))}
    </Fact>
  </dl>
);

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-4">
    <dt className="text-ink-muted text-sm">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);
