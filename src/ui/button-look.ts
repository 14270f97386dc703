import { cva } from 'class-variance-authority';

/** The look of buttons, apart from the component so that server-rendered links can wear it. */
export const buttonLook = cva(
  [
    'focus-ring relative inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap no-underline',
    'transition-[background-color,border-color,color,box-shadow,transform] duration-150 ease-house active:translate-y-px',
    'data-barred:translate-y-0 data-barred:shadow-none disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-accent-contrast shadow-raised hover:bg-accent-hover data-barred:border-line data-barred:bg-sunken data-barred:text-ink-faint',
        secondary:
          'border-line bg-surface text-ink shadow-raised hover:border-line-strong hover:bg-sunken data-barred:bg-sunken data-barred:text-ink-faint data-barred:hover:border-line',
        ghost:
          'border-transparent bg-transparent text-ink-muted hover:bg-sunken hover:text-ink data-barred:text-ink-faint',
        danger:
          'border-transparent bg-danger-fill text-white shadow-raised hover:bg-danger-fill-hover data-barred:border-line data-barred:bg-sunken data-barred:text-ink-faint',
        'danger-quiet':
          'border-line bg-surface text-danger hover:border-danger hover:bg-danger-soft data-barred:text-ink-faint',
        link: 'h-auto! min-h-6 self-center border-transparent px-0! text-accent-ink underline decoration-accent-ink/35 underline-offset-4 hover:decoration-accent-ink',
      },
      size: {
        sm: 'h-8 px-3 text-sm',
        md: 'h-10 px-4 text-base',
        lg: 'h-12 px-6 text-lg',
        icon: 'size-10 p-0',
        'icon-sm': 'size-8 p-0',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'md', wide: false },
  },
);
