import type { MatchView, QuestionAnswer } from '@/api/types';

/** A place of a document that is marked: a match of the question, or what answers it. */
export type Place = MatchView | (Omit<MatchView, 'how'> & { readonly how: 'answer' });

/** The matches of a document and its answers, page by page; an answer is the first place of its page. */
export function withAnswers(
  id: string,
  matches: readonly MatchView[],
  answers: readonly QuestionAnswer[],
): readonly Place[] {
  const answered = answers
    .filter((answer) => answer.document_id === id)
    .map(({ page, start, end, boxes }): Place => ({
      page,
      start,
      end,
      term: '',
      how: 'answer',
      boxes: boxes.map(({ box }) => box),
    }));
  return [...answered, ...matches].sort((one, other) => one.page - other.page);
}
