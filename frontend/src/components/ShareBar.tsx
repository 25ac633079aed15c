import './ShareBar.css';

interface Props {
  readonly done: number;
  readonly running: number;
  readonly waiting: number;
  readonly failed: number;
}

/** How a number of files is divided, as a bar; the words stand beside it. */
export function ShareBar({ done, running, waiting, failed }: Props) {
  return (
    <div className="wb-shares" aria-hidden="true">
      <i className="is-done" style={{ flexGrow: done }} />
      <i className="is-running" style={{ flexGrow: running }} />
      <i className="is-waiting" style={{ flexGrow: waiting }} />
      <i className="is-failed" style={{ flexGrow: failed }} />
    </div>
  );
}
