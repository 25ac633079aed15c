import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { omit } from '@/lib/object/omit';
import { actionName } from './actionName';
import type { AuditState } from './auditState';

interface Props {
  readonly state: AuditState;
  readonly actions: readonly string[];
  readonly onState: (state: AuditState) => void;
}

/** Narrows the log by person, deed, time and subject. */
export function AuditFilters({ state, actions, onState }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(state);
  const set = (name: keyof AuditState, value: string) =>
    setDraft(value === '' ? omit(draft, name) : { ...draft, [name]: value });
  const known = draft.aktion === undefined || actions.includes(draft.aktion) ? actions : [draft.aktion, ...actions];
  return (
    <form
      className="wb-filters"
      role="search"
      aria-label={t('audit.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        onState(draft);
      }}
    >
      <label>
        <span>{t('audit.person')}</span>
        <input
          className="wb-input"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t('audit.personHint')}
          value={draft.person ?? ''}
          onChange={(event) => set('person', event.target.value.trim())}
        />
      </label>
      <label>
        <span>{t('audit.action')}</span>
        <select className="wb-input" value={draft.aktion ?? ''} onChange={(event) => set('aktion', event.target.value)}>
          <option value="">{t('audit.anyAction')}</option>
          {known.map((action) => (
            <option key={action} value={action}>
              {actionName(action, t)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('audit.from')}</span>
        <input
          className="wb-input"
          type="date"
          value={draft.von ?? ''}
          max={draft.bis}
          onChange={(event) => set('von', event.target.value)}
        />
      </label>
      <label>
        <span>{t('audit.to')}</span>
        <input
          className="wb-input"
          type="date"
          value={draft.bis ?? ''}
          min={draft.von}
          onChange={(event) => set('bis', event.target.value)}
        />
      </label>
      <label>
        <span>{t('audit.subject')}</span>
        <input
          className="wb-input"
          placeholder={t('audit.subjectHint')}
          value={draft.gegenstand ?? ''}
          onChange={(event) => set('gegenstand', event.target.value)}
        />
      </label>
      <Button type="submit" look="primary">
        {t('common.filter')}
      </Button>
      {Object.keys(state).length > 0 && <Button onClick={() => onState({})}>{t('audit.reset')}</Button>}
    </form>
  );
}
