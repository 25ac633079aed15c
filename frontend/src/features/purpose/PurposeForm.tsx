import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { setPurpose } from '@/lib/purpose/purposeStore';
import { PURPOSE_LENGTH, writePurpose, type Purpose } from '@/lib/purpose/writePurpose';
import './PurposeForm.css';

interface Props {
  readonly before: Purpose | null;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

/** Asks for which case and why something is read. */
export function PurposeForm({ before, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const [fileReference, setFileReference] = useState(before?.fileReference ?? '');
  const [reason, setReason] = useState(before?.reason ?? '');
  const [tried, setTried] = useState(false);
  const purpose = { fileReference: fileReference.trim(), reason: reason.trim() };
  const length = writePurpose(purpose).length;
  const fault =
    length < PURPOSE_LENGTH.least
      ? t('purpose.missing')
      : length > PURPOSE_LENGTH.most
        ? t('purpose.tooLong', { most: PURPOSE_LENGTH.most })
        : undefined;
  const submit = () => {
    setTried(true);
    if (fault !== undefined) return;
    setPurpose(purpose);
    onDone?.();
  };
  return (
    <form
      className="wb-purpose-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t('purpose.fileReference')} hint={t('purpose.fileReferenceHint')} error={tried ? fault : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="wb-input"
            autoFocus
            autoComplete="off"
            value={fileReference}
            onChange={(event) => setFileReference(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('purpose.reason')} hint={t('purpose.reasonHint')}>
        {(ids) => (
          <input
            {...ids}
            className="wb-input"
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="wb-purpose-form__foot">
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
        <Button type="submit" look="primary">
          {t(before === null ? 'purpose.start' : 'purpose.change')}
        </Button>
      </div>
    </form>
  );
}
