import { useTranslation } from 'react-i18next';
import type { MentionView } from '@/api/types';
import { entityType } from '@/lib/entities/entityTypes';
import { formatEntity } from '@/lib/entities/formatEntity';

/** A mention in words: its type and its normal form, for example `Person: Pohl, Nadine`. */
export function useMentionName(mention: MentionView): string {
  const { t, i18n } = useTranslation();
  const type = entityType(mention.type);
  const name = formatEntity(type, mention.normalized, i18n.language);
  return type === null ? name : t('mentions.name', { type: t(`entity.types.${type}`), name });
}
