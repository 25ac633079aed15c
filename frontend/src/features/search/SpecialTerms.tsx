import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice';
import { omit } from '@/lib/object/omit';
import { narrowBy } from './narrowBy';
import { specialQuery } from './specialQuery';
import type { SearchState } from './searchState';
import './SpecialTerms.css';

interface Props {
  readonly state: SearchState;
  readonly onState: (state: SearchState) => void;
}

/** What is special of these hits: words that stand in them and hardly elsewhere; asked for only when opened. */
export function SpecialTerms({ state, onState }: Props) {
  const { t } = useTranslation();
  const open = state.besonders === '1';
  return (
    <section className="wb-special">
      <button
        type="button"
        className="wb-special__button"
        aria-expanded={open}
        onClick={() => onState(open ? omit(state, 'besonders') : { ...state, besonders: '1' })}
      >
        {t('search.special.title')}
      </button>
      {open && <Terms state={state} onState={onState} />}
    </section>
  );
}

function Terms({ state, onState }: Props) {
  const { t } = useTranslation();
  const terms = useQuery(specialQuery(state));
  if (terms.isPending) return <p className="wb-special__text">{t('search.searching')}</p>;
  if (terms.isError) return <ProblemNotice error={terms.error} onRetry={() => void terms.refetch()} />;
  if (terms.data.length === 0) return <p className="wb-special__text">{t('search.special.none')}</p>;
  return (
    <>
      <p className="wb-special__text">{t('search.special.text')}</p>
      <ul className="wb-special__terms">
        {terms.data.map(({ text, hits, documents }) => (
          <li key={text}>
            <button
              type="button"
              className="wb-special__term"
              title={t('search.special.narrow', { term: text })}
              onClick={() => onState({ ...omit(state, 'doc', 'page'), q: narrowBy(state.q ?? '', text) })}
            >
              <span>{text}</span>
              <span className="wb-special__count">
                <span aria-hidden="true">
                  {hits}/{documents}
                </span>
                <span className="kern-sr-only">{t('search.special.counts', { hits, documents })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
