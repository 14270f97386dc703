import { env } from '@/server/env';
import { Banner } from '@/ui/banner';

/** A demo says that it is one, on every page. */
export function DemoBanner() {
  if (!env().COWORKFLOW_DEMO) return null;
  const mails = env().MAIL_CATCHER_URL;
  return (
    <Banner tone="demo" edge>
      This is a demo with invented people.{' '}
      {mails ? (
        <>
          Its mails arrive <a href={mails}>in the mail catcher</a>.
        </>
      ) : null}
    </Banner>
  );
}
