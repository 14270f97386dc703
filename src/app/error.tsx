'use client';
import { paths } from '@/client/paths';
import { buttonLook } from '@/ui/button-look';
import { LinkButton } from '@/ui/link-button';
import { MessagePage } from '@/ui/message-page';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page did not load"
      action={
        <>
          <button type="button" className={buttonLook({ variant: 'primary' })} onClick={reset}>
            Try again
          </button>
          <LinkButton href={paths.home()}>All spaces</LinkButton>
        </>
      }
    >
      Something went wrong on our side. Nothing you booked is lost.
      {error.digest ? (
        <span className="text-ink-faint mt-2 block text-sm">If you write to us, name {error.digest}.</span>
      ) : null}
    </MessagePage>
  );
}
