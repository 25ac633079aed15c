import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { startQuery } from '@/lib/session/startQuery';
import { useSetting, writeSetting } from '@/lib/settings/settings';

const KEYS = [
  ['/', 'search'],
  ['j', 'nextHit'],
  ['k', 'previousHit'],
  ['Enter', 'open'],
  ['Esc', 'back'],
  ['n', 'nextMatch'],
  ['p', 'previousMatch'],
  ['+', 'zoomIn'],
  ['-', 'zoomOut'],
  ['0', 'fit'],
  ['?', 'help'],
] as const;

const QUESTIONS = ['words', 'phrase', 'or', 'not', 'prefix', 'fuzzy', 'field', 'identifier'] as const;

/** How to ask, and which keys do what. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data: start } = useQuery(startQuery);
  const shortcuts = useSetting('shortcuts');
  return (
    <Dialog title={t('help.title')} onClose={onClose} wide footer={<Button look="primary" onClick={onClose}>{t('common.close')}</Button>}>
      <div className="wb-help">
        <h3>{t('help.asking')}</h3>
        <table className="wb-keys">
          <tbody>
            {QUESTIONS.map((name) => (
              <tr key={name}>
                <td>
                  <code>{t(`help.examples.${name}`)}</code>
                </td>
                <td>{t(`help.meanings.${name}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('help.keys')}</h3>
        <table className="wb-keys">
          <tbody>
            {KEYS.map(([key, name]) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{t(`help.does.${name}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label className="wb-check">
          <input type="checkbox" checked={shortcuts === 'on'} onChange={(event) => writeSetting('shortcuts', event.target.checked ? 'on' : 'off')} />
          {t('help.keysOn')}
        </label>
        <p className="wb-small wb-muted">
          Aktenlotse {start?.version} · <a href="/licences.txt">{t('help.licences')}</a>
        </p>
      </div>
    </Dialog>
  );
}
