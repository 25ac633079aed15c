import { expect, test } from 'vitest';
import { readProblem } from './readProblem';

test('reads code, texts and single fields', () => {
  const problem = readProblem(
    {
      code: 'labels_invalid',
      title: 'T',
      detail: 'D',
      trace_id: 'abc',
      errors: [{ field: 'unit', message: 'M' }, { field: 3 }],
    },
    422,
  );
  expect(problem).toMatchObject({ code: 'labels_invalid', title: 'T', detail: 'D', status: 422, traceId: 'abc' });
  expect(problem.fields).toEqual([{ field: 'unit', message: 'M' }]);
});

test.each([null, undefined, 'Bad gateway', 7, []])('takes %j for an unknown problem', (body) => {
  expect(readProblem(body, 502)).toMatchObject({ code: 'unknown', status: 502, fields: [] });
});
