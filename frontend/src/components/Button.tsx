import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import './Button.css';

interface Props extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'secondary' | 'tertiary';
  readonly icon?: LucideIcon | undefined;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with a written label, in one of KERN's three weights. */
export function Button({
  look = 'secondary',
  icon: Icon,
  busy = false,
  children,
  className = '',
  disabled,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      className={`kern-btn kern-btn--${look} wb-btn ${className}`}
      aria-busy={busy || undefined}
      disabled={disabled === true || busy}
      {...rest}
    >
      {Icon !== undefined && <Icon className="wb-btn__icon" aria-hidden="true" />}
      <span className="kern-label">{children}</span>
    </button>
  );
}
