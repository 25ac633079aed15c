import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, Layers } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '@/api/types';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatDay } from '@/lib/format/formatDay';
import { isPlainClick } from '@/lib/keyboard/isPlainClick';
import './SamePaper.css';

interface Props {
  readonly hit: Hit;
  readonly question: string;
  /** Id of the document in the preview. */
  readonly shown: string | undefined;
  /** Opens a document beside the list; false when there is no room and the link should lead to the viewer. */
  readonly onShow: (id: string) => boolean;
}

/** Other documents that are the same paper: folded under this hit, or hits of their own. */
export function SamePaper({ hit, question, shown, onShow }: Props) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const copies = hit.near_duplicates;
  const [asked, setAsked] = useState(false);
  const id = useId();
  if (copies.length === 0) return null;
  // What the preview shows is never folded away.
  const open = asked || copies.some(({ document_id }) => document_id === shown);
  return (
    <div className="wb-same">
      <button
        type="button"
        className="wb-same__button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setAsked(!open)}
      >
        <Layers aria-hidden="true" />
        {t(hit.folded ? 'search.same.folded' : 'search.same.apart', { count: copies.length })}
        <ChevronDown aria-hidden="true" />
      </button>
      <ul id={id} hidden={!open}>
        {copies.map((copy) => (
          <li key={copy.document_id}>
            <Link
              to="/dokument/$id"
              params={{ id: copy.document_id }}
              search={{ ...(question !== '' && { q: question }) }}
              aria-current={copy.document_id === shown ? 'true' : undefined}
              onClick={(event) => {
                if (isPlainClick(event) && onShow(copy.document_id)) event.preventDefault();
              }}
            >
              {copy.title ?? copy.file_name}
            </Link>
            <span>
              {nameOf(choices, 'agency', copy.agency)}, {nameOf(choices, 'unit', copy.unit)} · {copy.file_name}
              {copy.date !== null && ` · ${formatDay(copy.date, i18n.language)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
