/**
 * Reads the key of an INFO request: `application/dtmf-relay` (`Signal=5`) and `application/dtmf` (`5`).
 * @returns the key, or `null` when the request carries none
 */
export function readInfoDigit(contentType: string | undefined, body: string): string | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/dtmf') return /^\s*([\dA-D*#])\s*$/i.exec(body)?.[1]?.toUpperCase() ?? null;
  if (type !== 'application/dtmf-relay') return null;
  return /^\s*Signal\s*=\s*([\dA-D*#])\s*$/im.exec(body)?.[1]?.toUpperCase() ?? null;
}
