'use client';
import type { VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import { useId, useState } from 'react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonLook } from './button-look';
import { cn } from './cn';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';
import { VisuallyHidden } from './visually-hidden';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  VariantProps<typeof buttonLook> & {
    /** shows that the press is being carried out and takes no second one */
    loading?: boolean;
    /** why it can't be pressed now; the button stays focusable and says so */
    disabledReason?: ReactNode;
    /** for the rare button that needs no reason, e.g. inside an empty form */
    disabled?: boolean;
    /** puts the look on the child element, e.g. a link */
    asChild?: boolean;
  };

/** A button. What can't be done stays visible and says why: give `disabledReason`, not `disabled`. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    wide,
    loading = false,
    disabledReason,
    disabled,
    asChild,
    className,
    children,
    ...rest
  } = props;
  const reasonId = useId();
  const [told, setTold] = useState(false);
  const look = cn(buttonLook({ variant, size, wide }), className);
  if (asChild) {
    return (
      <Slot.Root {...rest} className={look}>
        {children}
      </Slot.Root>
    );
  }
  const barred = Boolean(disabledReason);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (barred || loading) {
      event.preventDefault();
      event.stopPropagation();
      setTold(barred);
      return;
    }
    rest.onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      className={look}
      disabled={disabled && !barred}
      data-barred={barred || undefined}
      aria-disabled={barred || loading || undefined}
      aria-busy={loading || undefined}
      // While the tooltip shows, Radix adds its own id: the reason must not be read twice.
      aria-describedby={[rest['aria-describedby'], barred && !told && reasonId].filter(Boolean).join(' ') || undefined}
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
  if (!barred) return button;
  return (
    <>
      <Tooltip content={disabledReason} open={told} onOpenChange={setTold}>
        {button}
      </Tooltip>
      <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>
    </>
  );
}
