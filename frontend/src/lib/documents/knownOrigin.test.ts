import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownOrigin, ORIGINS } from './knownOrigin';

interface Described {
  components: { schemas: { RecognisedView: { properties: { origin: { description: string } } } } };
}

test('the page knows every origin that the interface tells of', () => {
  const file = readFileSync('../search_api/openapi.json', 'utf-8');
  const { description } = (JSON.parse(file) as Described).components.schemas.RecognisedView.properties.origin;
  const told = /: (.+);/.exec(description)?.[1]?.split(/, | or /);
  expect(told).toEqual([...ORIGINS]);
});

test('an origin that came later is unknown', () => {
  expect(knownOrigin('email_header')).toBe('email_header');
  expect(knownOrigin('watermark')).toBeNull();
});
