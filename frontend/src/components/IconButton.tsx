import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import './Button.css';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** Spoken name, also shown on hover. */
  readonly label: string;
}

/** A small square button for toolbars. */
export function IconButton({ icon: Icon, label, className = '', ...rest }: Props) {
  return (
    <button type="button" className={`wb-icon-btn ${className}`} aria-label={label} title={label} {...rest}>
      <Icon aria-hidden="true" />
    </button>
  );
}
