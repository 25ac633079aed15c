import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lightbulb, Paperclip } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '@/api/types';
import { ClassificationBadge } from '@/components/Badge';
import { MarkedText } from '@/components/MarkedText';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatDay } from '@/lib/format/formatDay';
import { isPlainClick } from '@/lib/keyboard/isPlainClick';
import { SamePaper } from './SamePaper';
import { WhyHit } from './WhyHit';

interface Props {
  readonly hit: Hit;
  readonly question: string;
  readonly mode: 'words' | 'meaning' | undefined;
  /** The entity by which the hits are narrowed, whose mentions stand out. */
  readonly wanted: string | undefined;
  /** Id of the document in the preview. */
  readonly shown: string | undefined;
  /** Opens the hit beside the list; false when there is no room and the link should lead to the viewer. */
  readonly onSelect: () => boolean;
  /** The same for another scan of the same paper. */
  readonly onShow: (id: string) => boolean;
}

/** One hit: what it is, whose it is, where the words stand in it, and why it was found. */
export function ResultItem({ hit, question, mode, wanted, shown, onSelect, onShow }: Props) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const selected = hit.document_id === shown;
  const article = useRef<HTMLElement>(null);
  // Coming back from the viewer, the list stands where it was left.
  useEffect(() => {
    if (selected) article.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const select = (event: MouseEvent) => {
    if (isPlainClick(event) && !selected && onSelect()) event.preventDefault();
  };
  return (
    <article ref={article} className="wb-hit" data-selected={selected || undefined}>
      <div className="wb-hit__head">
        <h3 className="wb-hit__title">
          <Link
            to="/dokument/$id"
            params={{ id: hit.document_id }}
            search={{
              seite: hit.page,
              q: question,
              ...(mode !== undefined && { modus: mode }),
              ...(wanted !== undefined && { entitaet: wanted }),
            }}
            data-hit={hit.document_id}
            aria-current={selected ? 'true' : undefined}
            onClick={select}
          >
            {hit.title ?? hit.file_name}
          </Link>
        </h3>
        <span className="wb-hit__date">
          {hit.date === null ? t('search.noDate') : formatDay(hit.date, i18n.language)}
        </span>
      </div>
      <div className="wb-hit__facts">
        <span className="wb-hit__what">
          <span className="wb-hit__owner">
            {nameOf(choices, 'agency', hit.agency)}, {nameOf(choices, 'unit', hit.unit)}
          </span>
          {hit.kind !== null && <span>{nameOf(choices, 'kind', hit.kind)}</span>}
          {hit.file_reference !== null && <span className="wb-hit__reference">{hit.file_reference}</span>}
        </span>
        <ClassificationBadge level={hit.classification} name={nameOf(choices, 'classification', hit.classification)} />
      </div>
      {/* Where no word matched, the snippet is the sentence once more. */}
      {hit.snippet !== '' && !onlyByMeaning(hit) && (
        <p className="wb-hit__snippet">
          <MarkedText text={hit.snippet} ranges={hit.highlights} />
        </p>
      )}
      {hit.why.sentence !== null && (
        <p className="wb-hit__snippet wb-hit__meaning">
          <Lightbulb aria-hidden="true" />
          <span>
            {t('search.byMeaning')} <q className="wb-mark wb-mark--meaning">{hit.why.sentence}</q>
          </span>
        </p>
      )}
      <div className="wb-hit__foot">
        <span>{t('search.page', { page: hit.page })}</span>
        {hit.parent !== null && (
          <span className="wb-hit__parent">
            <Paperclip aria-hidden="true" />
            {t('search.attachmentOf', { name: hit.parent.file_name })}
          </span>
        )}
        <WhyHit hit={hit} />
      </div>
      <SamePaper hit={hit} question={question} shown={shown} onShow={onShow} />
    </article>
  );
}

function onlyByMeaning({ why }: Hit): boolean {
  return why.sentence !== null && why.how.every(({ how }) => how === 'meaning');
}
