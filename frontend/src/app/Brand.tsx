/** The sign of the product: a sheet under a magnifying glass. */
export function Brand() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="var(--wb-accent)" />
      <g fill="none" stroke="var(--wb-on-accent)" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 7h9l4 4v4M8 7v18h7" />
        <circle cx="20" cy="20" r="4.5" />
        <path d="m23.4 23.4 3.2 3.2" />
      </g>
    </svg>
  );
}
