import { Link } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit, QuestionAnswer } from '@/api/types';
import { MarkedText } from '@/components/MarkedText';
import { isPlainClick } from '@/lib/keyboard/isPlainClick';
import { writeStretch } from '@/lib/documents/stretch';
import { howSure } from './howSure';
import { isQuestion } from './isQuestion';
import './AnswerBox.css';

interface Props {
  readonly answers: readonly QuestionAnswer[];
  readonly hits: readonly Hit[];
  readonly question: string;
  readonly mode: 'words' | 'meaning' | undefined;
  /** Opens the source beside the list; false when there is no room and the link should lead to the viewer. */
  readonly onSelect: (answer: QuestionAnswer) => boolean;
}

/** What answers the question: a sentence as it stands in a document, with the way to its place there. */
export function AnswerBox({ answers, hits, question, mode, onSelect }: Props) {
  const { t } = useTranslation();
  const [first, ...others] = answers;
  if (first === undefined) return hits.length > 0 && isQuestion(question) ? <NoAnswer /> : null;
  const quotation = (answer: QuestionAnswer) => (
    <Quotation
      answer={answer}
      title={hits.find((hit) => hit.document_id === answer.document_id)?.title ?? answer.file_name}
      question={question}
      mode={mode}
      onSelect={() => onSelect(answer)}
    />
  );
  return (
    <section className="wb-answer" aria-label={t('answer.title')}>
      <h3 className="wb-answer__title">
        <MessageSquareQuote aria-hidden="true" />
        {t('answer.title')} <span className="wb-answer__sure">{t(`answer.sure.${howSure(first.confidence)}`)}</span>
      </h3>
      {quotation(first)}
      {others.length > 0 && (
        <details className="wb-answer__others">
          <summary>{t('answer.others', { count: others.length })}</summary>
          {others.map((answer) => (
            <div key={`${answer.document_id}-${answer.page}-${answer.start}`}>{quotation(answer)}</div>
          ))}
        </details>
      )}
    </section>
  );
}

/** Said rather than passed over: nothing was found that answers, which is not to say that there is no answer. */
function NoAnswer() {
  const { t } = useTranslation();
  return (
    <p className="wb-answer wb-answer--none">
      <MessageSquareQuote aria-hidden="true" />
      {t('answer.none')}
    </p>
  );
}

interface QuotationProps extends Pick<Props, 'question' | 'mode'> {
  readonly answer: QuestionAnswer;
  readonly title: string;
  readonly onSelect: () => boolean;
}

function Quotation({ answer, title, question, mode, onSelect }: QuotationProps) {
  const { t } = useTranslation();
  const select = (event: MouseEvent) => {
    if (isPlainClick(event) && onSelect()) event.preventDefault();
  };
  return (
    <>
      <blockquote className="wb-answer__text">
        <MarkedText text={answer.text} ranges={answer.highlight === null ? [] : [answer.highlight]} />
      </blockquote>
      <p className="wb-answer__source">
        {t('answer.source')}{' '}
        <Link
          to="/dokument/$id"
          params={{ id: answer.document_id }}
          search={{
            seite: answer.page,
            q: question,
            ...(mode !== undefined && { modus: mode }),
            stelle: writeStretch(answer),
          }}
          onClick={select}
        >
          {title}, {t('search.page', { page: answer.page })}
        </Link>
      </p>
    </>
  );
}
