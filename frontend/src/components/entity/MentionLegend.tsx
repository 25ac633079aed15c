import { useTranslation } from 'react-i18next';
import type { MentionView } from '@/api/types';
import { ENTITY_TYPES } from '@/lib/entities/entityTypes';
import { groupByType } from '@/lib/entities/groupByType';
import { shownTypes, toggleType, writeTypes } from '@/lib/entities/shownTypes';
import { TypeSign } from './TypeSign';
import './MentionLegend.css';

interface Props {
  /** Those of the open page. */
  readonly mentions: readonly MentionView[];
  /** Which types are marked, as the address says it. */
  readonly types: string | undefined;
  readonly onTypes: (types: string | undefined) => void;
}

/** What is mentioned on a page, by type; each type is switched on and off here. */
export function MentionLegend({ mentions, types, onTypes }: Props) {
  const { t, i18n } = useTranslation();
  const groups = groupByType(mentions);
  if (groups.length === 0) return null;
  const shown = shownTypes(types);
  const anyShown = groups.some(({ type }) => shown.includes(type));
  return (
    <div className="wb-legend" role="group" aria-label={t('mentions.legend')}>
      <span className="wb-legend__name" aria-hidden="true">
        {t('mentions.legendShort')}
      </span>
      {groups.map(({ type, items }) => (
        <button
          key={type}
          type="button"
          className="wb-legend__type"
          aria-pressed={shown.includes(type)}
          title={t(shown.includes(type) ? 'mentions.hide' : 'mentions.show', { type: t(`entity.plurals.${type}`) })}
          onClick={() => onTypes(toggleType(types, type))}
        >
          <TypeSign type={type} />
          <span className="wb-legend__word">{t(`entity.types.${type}`)}</span>
          <span className="wb-legend__count">{new Intl.NumberFormat(i18n.language).format(items.length)}</span>
        </button>
      ))}
      <button
        type="button"
        className="wb-link wb-legend__all"
        onClick={() => onTypes(writeTypes(anyShown ? [] : ENTITY_TYPES))}
      >
        {t(anyShown ? 'mentions.none' : 'mentions.all')}
      </button>
    </div>
  );
}
