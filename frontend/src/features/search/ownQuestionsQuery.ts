import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';

/** What is kept of the person's own questions to be suggested again, newest first. */
export const ownQuestionsQuery = queryOptions({
  queryKey: ['own-questions'],
  queryFn: ({ signal }) => unwrap(client.GET('/api/v1/own-questions', { signal })),
});

/** Forgets one own question, or all of them. */
export async function forgetOwnQuestions(text: string | null): Promise<void> {
  const query = text === null ? {} : { text };
  await unwrap(client.DELETE('/api/v1/own-questions', { params: { query } }));
}
