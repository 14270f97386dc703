import type { ReactNode } from 'react';
import { ShowMore } from '@/ui/show-more';

type PartProps = {
  title: string;
  /** What the foot of the list counts. */
  what: string;
  shown: number;
  /** Null where all is shown. */
  onMore: (() => void) | null;
  loading: boolean;
  children: ReactNode;
};

/** A part of an account, as a list; nothing where it has nothing. */
export const AccountPart = ({ title, what, shown, onMore, loading, children }: PartProps) =>
  shown > 0 ? (
    <section className="mb-8">
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      <ul className="border-line bg-surface divide-line divide-y rounded-lg border">{children}</ul>
      {onMore ? <ShowMore onMore={onMore} loading={loading} shown={shown} what={what} /> : null}
    </section>
  ) : null;

export const LINK =
  'text-accent-ink focus-ring inline-flex min-h-6 items-center rounded-sm underline-offset-4 hover:underline';

/** `paper`: where its PDF is. */
type LineProps = { title: string; about: string; amount: string; paper?: string; children?: ReactNode };
export const AccountLine = ({ title, about, amount, paper, children }: LineProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 p-3">
    <div className="min-w-0 flex-1 basis-48">
      <p className="break-words">
        {paper ? (
          <a className={LINK} href={paper}>
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      {about ? <p className="text-ink-muted text-sm break-words">{about}</p> : null}
    </div>
    {children}
    <span className="tabular ml-auto font-medium">{amount}</span>
  </li>
);
