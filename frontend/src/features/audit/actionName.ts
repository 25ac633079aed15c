import type { TFunction } from 'i18next';
import type { de } from '@/i18n/de';

/** The name of a kind of deed in the page's language; an unknown one as the service calls it. */
export function actionName(action: string, t: TFunction): string {
  return t(`actions.${action.replaceAll('.', '_') as keyof (typeof de)['actions']}`, { defaultValue: action });
}
