import { env } from '@/server/env';
import { Banner } from '@/ui/banner';

/** A demo says that it is one, on every page. */
export function DemoBanner() {
  if (!env().COWORKFLOW_DEMO) return null;
  const mails = env().MAIL_CATCHER_URL;
  return (
    <Banner tone="demo" edge>
      {/* One line, also on a phone. */}
      This is a demo<span className="max-sm:hidden"> with invented people</span>.{' '}
      {mails ? (
        <>
          <span className="max-sm:hidden">Its mails</span>
          <span className="sm:hidden">Mails</span> arrive <a href={mails}>in the mail catcher</a>.
        </>
      ) : null}
    </Banner>
  );
}
