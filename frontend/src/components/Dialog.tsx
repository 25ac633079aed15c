import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';
import './Dialog.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
}

/** A modal dialog; open as long as it is drawn. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, footer, wide = false }: Props) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={`wb-dialog ${wide ? 'wb-dialog--wide' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="wb-dialog__box">
        <header className="wb-dialog__head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={X} label={t('common.close')} onClick={onClose} />
        </header>
        <div className="wb-dialog__body">{children}</div>
        {footer !== undefined && <footer className="wb-dialog__foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
