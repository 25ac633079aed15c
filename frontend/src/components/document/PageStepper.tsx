import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/IconButton';

interface Props {
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

/** Goes through the pages of a document, one by one or by number. */
export function PageStepper({ page, count, onPage }: Props) {
  const { t } = useTranslation();
  const open = (wanted: number) => {
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count && wanted !== page) onPage(wanted);
  };
  return (
    <div className="wb-pane__group">
      <IconButton
        icon={ChevronLeft}
        label={t('viewer.previousPage')}
        disabled={page <= 1}
        onClick={() => open(page - 1)}
      />
      <label className="wb-pane__group">
        <span>{t('viewer.page')}</span>
        <input
          key={page}
          className="wb-input wb-pane__page-field"
          inputMode="numeric"
          defaultValue={page}
          disabled={count <= 1}
          onKeyDown={(event) => {
            if (event.key === 'Enter') open(Number(event.currentTarget.value));
          }}
          onBlur={(event) => {
            open(Number(event.target.value));
            event.target.value = String(page);
          }}
        />
      </label>
      <span>{t('viewer.ofPages', { count })}</span>
      <IconButton
        icon={ChevronRight}
        label={t('viewer.nextPage')}
        disabled={page >= count}
        onClick={() => open(page + 1)}
      />
    </div>
  );
}
