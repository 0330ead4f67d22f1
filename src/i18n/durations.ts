const pad = (value: number): string => String(value).padStart(2, '0');

/** `00:01:24`, for running times. Negative times count as none. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** `06:52`, or `1:06:52` past an hour, for lengths that no longer run. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds < 3600 ? minutes : `${Math.floor(seconds / 3600)}:${minutes}`;
}

/** Whole seconds left until `endsAt`, as a countdown shows them: the last second reads 1, and then 0. */
export function secondsLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

const dayMs = 86_400_000;

/** `今天 08:57`, `昨天 18:20`, `3月21日 14:05`; the year too where it is another one. */
export function formatVisit(at: number, now: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = Math.round((startOfDay(now) - startOfDay(at)) / dayMs);
  const isNear = days === 0 || days === 1;
  const day = isNear
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
    : new Intl.DateTimeFormat(language, {
        month: 'long',
        day: 'numeric',
        ...(new Date(at).getFullYear() !== new Date(now).getFullYear() && { year: 'numeric' }),
      }).format(at);
  return `${day} ${time.format(at)}`;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
