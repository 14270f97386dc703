'use client';
import { Button } from '@/ui/button';
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
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          Something went wrong on our side. Nothing you booked is lost.
        </MessagePage>
      </body>
    </html>
  );
}
