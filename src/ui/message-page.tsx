import type { ReactNode } from 'react';

type Props = { picture?: ReactNode; title: string; children: ReactNode; action: ReactNode };

/** A page that is only a message: not found, gone wrong, done. */
export const MessagePage = ({ picture, title, children, action }: Props) => (
  <main className="mx-auto grid min-h-[80dvh] max-w-md content-center justify-items-start gap-4 px-6 py-16">
    {picture}
    <h1 className="text-3xl">{title}</h1>
    <div className="text-ink-muted text-lg">{children}</div>
    <div className="mt-2 flex flex-wrap gap-2">{action}</div>
  </main>
);
