import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LabelChoices, UploadLabels } from '@/api/types';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';

type Grant = NonNullable<UploadLabels['grants']>[number];

interface Props {
  readonly grants: readonly Grant[];
  /** The unit whose documents they are; it needs no grant. */
  readonly unit: string;
  readonly choices: LabelChoices;
  readonly onGrants: (grants: Grant[]) => void;
}

/** Further units that may read the documents until a day, each with its legal basis. */
export function GrantFields({ grants, unit, choices, onGrants }: Props) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<Grant>) =>
    onGrants(grants.map((grant, place) => (place === at ? { ...grant, ...part } : grant)));
  return (
    <fieldset className="wb-choices">
      <legend>{t('labels.grants')}</legend>
      <p className="wb-field__hint">{t('labels.grantsHint')}</p>
      {grants.map((grant, at) => (
        <div key={at} className="wb-grant">
          <Field label={t('labels.grantUnit')}>
            {(ids) => (
              <select
                {...ids}
                className="wb-input"
                required
                value={grant.to_unit}
                onChange={(event) => change(at, { to_unit: event.target.value })}
              >
                <option value="">{t('common.choose')}</option>
                {choices.agencies.map((agency) => (
                  <optgroup key={agency.id} label={agency.name}>
                    {agency.units
                      .filter(({ id }) => id !== unit)
                      .map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('labels.grantUntil')}>
            {(ids) => (
              <input
                {...ids}
                className="wb-input"
                type="date"
                required
                value={grant.until}
                onChange={(event) => change(at, { until: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('labels.grantBasis')}>
            {(ids) => (
              <input
                {...ids}
                className="wb-input"
                required
                maxLength={500}
                value={grant.legal_basis}
                onChange={(event) => change(at, { legal_basis: event.target.value })}
              />
            )}
          </Field>
          <Button look="tertiary" icon={Trash2} onClick={() => onGrants(grants.filter((_, place) => place !== at))}>
            {t('labels.grantRemove')}
          </Button>
        </div>
      ))}
      <Button icon={Plus} onClick={() => onGrants([...grants, { to_unit: '', until: '', legal_basis: '' }])}>
        {t('labels.grantAdd')}
      </Button>
    </fieldset>
  );
}
