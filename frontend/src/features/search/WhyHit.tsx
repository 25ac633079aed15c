import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '@/api/types';
import { formatShare } from '@/lib/format/formatShare';
import { reasons, type Reason } from './reasons';
import './WhyHit.css';

/** Reasons shown before somebody asks for all. */
const FEW = 3;
/** Words shown of one reason. */
const FEW_WORDS = 3;

/** Why a document is a hit: the plainest reasons at once, all with their weights on demand. */
export function WhyHit({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const why = reasons(hit.why.how);
  if (why.length === 0) return null;
  return (
    <>
      {!open && why.slice(0, FEW).map((reason) => <Told key={`${reason.how} ${reason.term}`} reason={reason} />)}
      <button
        type="button"
        className="wb-why__button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'search.why.less' : 'search.why.more')}
        <ChevronDown aria-hidden="true" />
      </button>
      <div className="wb-why" id={id} hidden={!open}>
        {open && <Weighed hit={hit} why={why} />}
      </div>
    </>
  );
}

interface WeighedProps {
  readonly hit: Hit;
  readonly why: readonly Reason[];
}

function Weighed({ hit, why }: WeighedProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <ul>
        {why.map((reason) => (
          <li key={`${reason.how} ${reason.term}`}>
            <Told reason={reason} all />
            <span className="wb-why__share">{formatShare(reason.share, i18n.language)}</span>
          </li>
        ))}
      </ul>
      <p>{t('search.why.shares')}</p>
      {hit.why.meaning !== null && hit.why.meaning > 0 && <p>{t('search.why.meaningToo')}</p>}
    </>
  );
}

/** One reason as a short sentence: what stands there, and how it stands for what was asked. */
function Told({ reason, all = false }: { readonly reason: Reason; readonly all?: boolean }) {
  const { t } = useTranslation();
  const words = reason.words.slice(0, all ? undefined : FEW_WORDS).map((word, place) => (
    <span key={word}>
      {place > 0 && ', '}
      <q>{word}</q>
    </span>
  ));
  const stands = relation(reason);
  if (stands === null) {
    return (
      <span>
        {t(`search.how.${reason.how}`)} {words}
      </span>
    );
  }
  return (
    <span>
      {words} {t(`search.stands.${stands}`)} <q>{reason.term}</q>
    </span>
  );
}

/** How a word stands for another one; null where it is that word itself. */
function relation({ how, term, words }: Reason) {
  if (term === null) return null;
  // A compound may hold the word that was asked for, or be what was asked for and stand there in its parts.
  if (how === 'part') return (words[0] ?? '').length >= term.length ? 'contains' : 'within';
  return (['synonym', 'sound', 'misread', 'prefix', 'fuzzy'] as const).find((one) => one === how) ?? null;
}
