import { useTranslation } from 'react-i18next';
import type { EntityType } from '@/lib/entities/entityTypes';
import { sameness } from '@/lib/entities/sameness';

/** On what the mentions are gathered, so that nobody takes one name for one person. */
export function SamenessNote({ type }: { readonly type: EntityType }) {
  const { t } = useTranslation();
  const kind = sameness(type);
  return (
    <>
      <strong className="wb-entity__same">{t(`entity.sameness.${kind}`)}</strong>{' '}
      {t(type === 'PERSON' ? 'entity.samenessTexts.person' : `entity.samenessTexts.${kind}`)}
    </>
  );
}
