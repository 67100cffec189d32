/** `340 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`; a clock that is behind gives 0. */
export function duration(milliseconds: number): string {
  const ms = Math.max(0, Math.round(milliseconds));
  if (ms < 1000) return `${ms} ms`;
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, "min", seconds % 60, "s");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, "h", minutes % 60, "min");
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A duration that ticks: whole seconds, so that its width stays quiet. */
export function tickingDuration(milliseconds: number): string {
  return milliseconds < 1000 ? "0 s" : duration(Math.floor(milliseconds / 1000) * 1000).replace(/\.0 s$/, " s");
}

const two = (value: number): string => String(value).padStart(2, "0");

/** In the reader's time zone, sortable and the same in every language: `2026-03-01 14:05:09`. */
export function dateTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(date)}`;
}

/** With milliseconds, as two events may share a second. */
export function dateTimeMs(milliseconds: number): string {
  return `${dateTime(milliseconds)}.${String(new Date(milliseconds).getMilliseconds()).padStart(3, "0")}`;
}

function clock(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** How long after the start an event came: `+0.012 s`, `+1:02:03.400`. */
export function offset(milliseconds: number): string {
  const ms = Math.max(0, Math.round(milliseconds));
  const rest = String(ms % 1000).padStart(3, "0");
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `+${seconds}.${rest} s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const minuteText = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `+${minuteText}:${two(seconds % 60)}.${rest}`;
}
