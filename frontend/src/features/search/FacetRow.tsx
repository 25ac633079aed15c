import { CircleSlash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  /** Undefined where nothing was counted. */
  readonly count: number | undefined;
  readonly checked: boolean;
  readonly onCheck: () => void;
  /** Name of the group of which one alone may be chosen; without it, several may. */
  readonly oneOf?: string;
  /** Whether documents with this value are left out; undefined where that cannot be asked for. */
  readonly excluded?: boolean | undefined;
  readonly onExclude?: (() => void) | undefined;
}

/** A value of a facet: to be chosen by its box, or left out by the small button behind it. */
export function FacetRow({ name, count, checked, onCheck, oneOf, excluded, onExclude }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <li className="wb-facet__row" data-excluded={excluded === true || undefined}>
      <label className="wb-facet__value">
        <input type={oneOf === undefined ? 'checkbox' : 'radio'} name={oneOf} checked={checked} onChange={onCheck} />
        <span className="wb-facet__name">
          {/* The box beside it still stands for the value itself. */}
          {excluded === true && (
            <b className="wb-facet__ohne" aria-hidden="true">
              {t('search.withoutShort')}{' '}
            </b>
          )}
          {name}
        </span>
        {count !== undefined && (
          <span className="wb-facet__count">{new Intl.NumberFormat(i18n.language).format(count)}</span>
        )}
      </label>
      {onExclude !== undefined && (
        <button
          type="button"
          className="wb-facet__without"
          aria-pressed={excluded === true}
          aria-label={t('search.without', { name })}
          title={t(excluded === true ? 'search.withAgain' : 'search.without', { name })}
          onClick={onExclude}
        >
          <CircleSlash2 aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
