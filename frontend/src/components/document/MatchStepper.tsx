import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/IconButton';
import type { Place } from '@/lib/documents/withAnswers';

interface Props {
  readonly matches: readonly Place[];
  readonly current: Place | null;
  readonly loading: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

/** Goes to the previous and next place found, across pages. */
export function MatchStepper({ matches, current, loading, onStep }: Props) {
  const { t } = useTranslation();
  if (loading) return <span className="wb-muted">{t('viewer.loadingMatches')}</span>;
  if (matches.length === 0) return <span className="wb-muted">{t('viewer.noMatches')}</span>;
  return (
    <div className="wb-pane__group">
      <IconButton icon={ChevronUp} label={t('viewer.previousMatch')} aria-keyshortcuts="p" onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label={t('viewer.nextMatch')} aria-keyshortcuts="n" onClick={() => onStep(1)} />
      <span role="status">
        {current === null
          ? t('viewer.matches', { count: matches.length })
          : t('viewer.matchOf', { number: matches.indexOf(current) + 1, count: matches.length })}{' '}
        <Why place={current} />
      </span>
    </div>
  );
}

/** How a place answers the question, where it does not simply hold a word of it. */
function Why({ place }: { readonly place: Place | null }) {
  const { t } = useTranslation();
  if (place === null || place.how === 'exact') return null;
  if (place.how === 'answer') return <span className="wb-pane__why wb-pane__why--meaning">{t('viewer.answer')}</span>;
  if (place.how === 'meaning')
    return <span className="wb-pane__why wb-pane__why--meaning">{t('viewer.byMeaning')}</span>;
  return <span className="wb-pane__why">{t(`search.how.${place.how}`)}</span>;
}
