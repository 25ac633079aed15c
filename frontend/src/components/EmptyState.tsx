import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './EmptyState.css';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** One useful next step. */
  readonly action?: ReactNode;
  readonly spoken?: boolean;
  /** Whether it is all that the page shows, so that its title heads the page. */
  readonly wholePage?: boolean;
}

/** What stands in a pane that has nothing to show. */
export function EmptyState({ icon: Icon, title, children, action, spoken = false, wholePage = false }: Props) {
  const Title = wholePage ? 'h1' : 'p';
  return (
    <div className="wb-empty" role={spoken ? 'status' : undefined}>
      <Icon className="wb-empty__icon" aria-hidden="true" />
      <Title className="wb-empty__title">{title}</Title>
      {children !== undefined && <div className="wb-empty__text">{children}</div>}
      {action}
    </div>
  );
}
