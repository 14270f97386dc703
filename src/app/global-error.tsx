'use client';
import { buttonLook } from '@/ui/button-look';
import { MessagePage } from '@/ui/message-page';
import './globals.css';

// Replaces the whole layout, so it brings its own html and body.
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page did not load · CoWorkFlow</title>
        <MessagePage
          title="This page did not load"
          action={
            <button type="button" className={buttonLook({ variant: 'primary' })} onClick={reset}>
              Try again
            </button>
          }
        >
          Something went wrong on our side. Nothing you booked is lost.
        </MessagePage>
      </body>
    </html>
  );
}
