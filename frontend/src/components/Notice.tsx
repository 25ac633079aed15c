import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './Notice.css';

type Tone = 'info' | 'success' | 'warning' | 'danger';

const ICONS: Record<Tone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

interface Props {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Drawn at the end: the next step. */
  readonly action?: ReactNode;
  /** Spoken at once; for what answers something that the person just did. */
  readonly urgent?: boolean;
}

/** A boxed message; icon and words carry the tone, colour only supports them. */
export function Notice({ tone, title, children, action, urgent = false }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={`wb-notice wb-notice--${tone}`} role={urgent ? 'alert' : undefined}>
      <Icon className="wb-notice__icon" aria-hidden="true" />
      <div className="wb-notice__body">
        {title !== undefined && <p className="wb-notice__title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className="wb-notice__action">{action}</div>}
    </div>
  );
}
