import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import type { QuestionAnswer, SearchAnswer } from '@/api/types';

const NONE: readonly QuestionAnswer[] = [];

/** The answers to a question that the last search for it brought; none where nobody has searched since the page opened. */
export function useAnswers(question: string): readonly QuestionAnswer[] {
  const asked = useQueryClient().getQueriesData<InfiniteData<SearchAnswer>>({
    queryKey: ['search'],
    predicate: ({ queryKey }) => (queryKey[1] as { q?: string } | undefined)?.q === question,
  });
  return asked.at(-1)?.[1]?.pages[0]?.answers ?? NONE;
}
