'use client';
import type { VariantProps } from 'class-variance-authority';
import { useId } from 'react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonLook } from './button-look';
import { cn } from './cn';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';
import { useTold } from './use-told';
import { VisuallyHidden } from './visually-hidden';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  VariantProps<typeof buttonLook> & {
    /** shows that the press is being carried out and takes no second one */
    loading?: boolean;
    /** why it can't be pressed now; the button stays focusable and says so */
    disabledReason?: ReactNode;
    /** for the rare button that needs no reason, e.g. inside an empty form */
    disabled?: boolean;
  };

/** A button. What can't be done stays visible and says why: give `disabledReason`, not `disabled`. */
export function Button(props: ButtonProps) {
  const { variant, size, wide, loading = false, disabledReason, disabled, className, children, ...rest } = props;
  const reasonId = useId();
  const barred = Boolean(disabledReason);
  const { about, say, close, hover, handlers } = useTold(barred, rest);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (barred || loading) {
      event.preventDefault();
      event.stopPropagation();
      if (barred) say(event.currentTarget);
      return;
    }
    rest.onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      {...handlers}
      className={cn(buttonLook({ variant, size, wide }), className)}
      disabled={disabled && !barred}
      data-barred={barred || undefined}
      aria-disabled={barred || loading || undefined}
      aria-busy={loading || undefined}
      aria-describedby={[rest['aria-describedby'], barred && reasonId].filter(Boolean).join(' ') || undefined}
      onClick={press}
    >
      {loading ? (
        <>
          <span aria-hidden className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
  // In the same place whether barred or not, so that the focus stays on it when that changes.
  return (
    <>
      {button}
      {barred ? <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden> : null}
      {barred && about ? (
        <Tooltip anchor={about} onClose={close} onHover={hover}>
          {disabledReason}
        </Tooltip>
      ) : null}
    </>
  );
}
