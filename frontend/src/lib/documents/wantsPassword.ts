/** Whether a quarantined file waits for its password. */
export function wantsPassword(code: string | null | undefined): boolean {
  return code === 'encrypted_pdf' || code === 'encrypted_file';
}
