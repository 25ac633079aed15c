import type { TFunction } from 'i18next';

const secondReader = /^PP-OCR.* \((\d+) lines\)$/;

/** Who read a page, fit for a clerk: programs by their names, and how many lines the second reader read again. */
export function readers(reader: string, t: TFunction): string {
  return reader
    .split(', ')
    .map((name) => {
      const again = secondReader.exec(name)?.[1];
      if (again !== undefined) return t('facts.secondReader', { count: Number(again) });
      if (name.startsWith('tesseract ')) return 'Tesseract';
      if (name.startsWith('pdfium ')) return t('facts.textLayer');
      return name;
    })
    .join(', ');
}
