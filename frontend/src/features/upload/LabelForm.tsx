import { useTranslation } from 'react-i18next';
import type { LabelChoices, UploadLabels, User } from '@/api/types';
import { Field } from '@/components/Field';
import { nameOf } from '@/lib/documents/nameOf';
import { GrantFields } from './GrantFields';

interface Props {
  readonly labels: UploadLabels;
  readonly choices: LabelChoices;
  readonly user: User;
  readonly onLabels: (labels: UploadLabels) => void;
}

/** Labels for all files of a batch, each choice with what it means for who can read them. */
export function LabelForm({ labels, choices, user, onLabels }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<UploadLabels>) => onLabels({ ...labels, ...part });
  return (
    <div className="wb-labels">
      <Field label={t('labels.unit')} hint={user.units.length > 1 ? t('labels.unitHint') : undefined}>
        {(ids) => (
          <select
            {...ids}
            className="wb-input"
            value={labels.unit}
            disabled={user.units.length < 2}
            onChange={(event) =>
              change({ unit: event.target.value, agency: event.target.value.split('/')[0] ?? user.agency })
            }
          >
            {user.units.map((unit) => (
              <option key={unit} value={unit}>
                {nameOf(choices, 'unit', unit)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="wb-choices">
        <legend>{t('labels.release')}</legend>
        {choices.releases.map((release) => (
          <label key={release.value} className="wb-choice">
            <input
              type="radio"
              name="release"
              checked={labels.release === release.value}
              onChange={() => change({ release: release.value })}
            />
            <span className="wb-choice__name">{release.name}</span>
            <span className="wb-choice__text">{release.explanation}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="wb-choices">
        <legend>{t('labels.classification')}</legend>
        <p className="wb-field__hint">{t('labels.classificationHint')}</p>
        <div className="wb-choices__row">
          {choices.classifications
            .filter(({ value }) => value <= user.clearance)
            .map(({ value, name }) => (
              <label key={value} className="wb-choice wb-choice--short">
                <input
                  type="radio"
                  name="classification"
                  checked={labels.classification === value}
                  onChange={() => change({ classification: value })}
                />
                <span className="wb-choice__name">{name}</span>
              </label>
            ))}
        </div>
      </fieldset>
      <details className="wb-more">
        <summary>{t('labels.more')}</summary>
        <div className="wb-labels">
          <Field label={t('labels.fileReference')} optional={t('common.optional')} hint={t('labels.fileReferenceHint')}>
            {(ids) => (
              <input
                {...ids}
                className="wb-input"
                maxLength={200}
                value={labels.file_reference ?? ''}
                onChange={(event) => change({ file_reference: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={t('labels.docType')} optional={t('common.optional')}>
            {(ids) => (
              <select
                {...ids}
                className="wb-input"
                value={labels.doc_type ?? ''}
                onChange={(event) => change({ doc_type: (event.target.value || null) as UploadLabels['doc_type'] })}
              >
                <option value="">{t('labels.docTypeAuto')}</option>
                {choices.doc_types.map(({ value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <GrantFields
            grants={labels.grants ?? []}
            unit={labels.unit}
            choices={choices}
            onGrants={(grants) => change({ grants })}
          />
        </div>
      </details>
    </div>
  );
}
