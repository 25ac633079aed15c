import type { TFunction } from 'i18next';
import { Problem } from '@/api/problem';

interface Texts {
  readonly title: string;
  readonly detail: string;
  readonly traceId: string | null;
}

/**
 * What a person is told of an error.
 *
 * The service writes German; other languages have texts of their own for the codes that people meet, and fall back to
 * the German ones. The number of the request is given only where somebody must look into it (5xx).
 */
export function problemTexts(error: unknown, t: TFunction, language: string): Texts {
  if (!(error instanceof Problem))
    return { title: t('problem.unknown.title'), detail: t('problem.unknown.detail'), traceId: null };
  const traceId = error.status >= 500 && error.code !== 'mode_not_available' ? error.traceId : null;
  if (error.code === 'network')
    return { title: t('problem.network.title'), detail: t('problem.network.detail'), traceId };
  const ownTitle =
    language === 'de' ? '' : t(`codes.${error.code}.title` as 'problem.unknown.title', { defaultValue: '' });
  const ownDetail =
    language === 'de' ? '' : t(`codes.${error.code}.detail` as 'problem.unknown.detail', { defaultValue: '' });
  return {
    title: ownTitle || error.title || t('problem.unknown.title'),
    detail: ownDetail || error.detail || t('problem.unknown.detail'),
    traceId,
  };
}
