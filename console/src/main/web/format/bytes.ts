/** `312 B`, `4.1 KiB`, `256 KiB`. */
export function bytes(text: string): string {
  const size = new TextEncoder().encode(text).length;
  if (size < 1024) return `${size} B`;
  const kibi = size / 1024;
  return kibi < 10 ? `${kibi.toFixed(1)} KiB` : `${Math.round(kibi).toLocaleString("en-US")} KiB`;
}
