import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { readers } from './readers';

const t = ((key: string, options?: { count?: number }) =>
  options?.count === undefined ? key : `${key} ${options.count}`) as unknown as TFunction;

test('names the programs and counts the lines that were read again', () => {
  expect(readers('tesseract 5.5.4 deu-fast (tesserocr), PP-OCRv6-small-latin 1 (12 lines)', t)).toBe(
    'Tesseract, facts.secondReader 12',
  );
});

test('calls the text layer of a PDF what it is', () => {
  expect(readers('pdfium 7000, tesseract 5.5.4 deu-fast (tesserocr)', t)).toBe('facts.textLayer, Tesseract');
});

test('leaves names that it does not know as they are', () => {
  expect(readers('text', t)).toBe('text');
});
