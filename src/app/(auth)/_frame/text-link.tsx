import Link from 'next/link';
import type { ComponentProps } from 'react';

export const TextLink = (props: ComponentProps<typeof Link>) => (
  <Link
    {...props}
    className="text-accent-ink decoration-accent-ink/35 hover:decoration-accent-ink focus-ring rounded-sm underline underline-offset-4"
  />
);
