import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionView } from '@/api/types';
import { entityType } from '@/lib/entities/entityTypes';
import { TYPE_ICONS } from './typeIcons';
import { useMentionName } from './useMentionName';
import './entityTypes.css';
import './TextMention.css';

interface Props {
  readonly mention: MentionView;
  readonly wanted: boolean;
  /** The words as they stand in the text. */
  readonly children: ReactNode;
}

/** A mention in the running text, as a link to what it refers to. */
export function TextMention({ mention, wanted, children }: Props) {
  const { t } = useTranslation();
  const name = useMentionName(mention);
  const type = entityType(mention.type);
  if (type === null) return children;
  const Icon = TYPE_ICONS[type];
  return (
    <Link
      className="wb-text-mention"
      to="/entitaet/$id"
      params={{ id: mention.entity_id }}
      data-type={type}
      data-wanted={wanted || undefined}
      title={t('mentions.open', { name })}
    >
      <Icon role="img" aria-label={t(`entity.types.${type}`)} />
      {children}
    </Link>
  );
}
