/** How it stands with the server: first attempt, reading, lost and trying again, or all is read. */
export type Connection = "connecting" | "open" | "away" | "ended";

/** What is used of an EventSource, so that tests can give their own. */
export interface Events {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface Surroundings {
  /** Opens the stream that the server keeps at this path. */
  readonly open: (path: string) => Events;
  /** Runs something later; returns what cancels it. */
  readonly later: (run: () => void, delayMs: number) => () => void;
}

export interface Watcher {
  /** Where to connect, asked again at every attempt: it holds what has been read already. */
  readonly path: () => string;
  readonly events: Readonly<Record<string, (data: string) => void>>;
  readonly connection: (connection: Connection) => void;
}

const CLOSED = 2;
const RETRY_MS = 2000;

/**
 * Reads a stream of the server until it says `end` or the returned function is called. An EventSource comes back by itself
 * only after some losses; where it gives up (an HTTP error while the server starts), it is opened anew.
 */
export function watch({ open, later }: Surroundings, watcher: Watcher): () => void {
  let events: Events | undefined;
  let cancelRetry: (() => void) | undefined;
  let over = false;

  const stop = (): void => {
    over = true;
    cancelRetry?.();
    events?.close();
  };
  const connect = (): void => {
    const opened = open(watcher.path());
    events = opened;
    opened.onopen = () => {
      if (!over) watcher.connection("open");
    };
    opened.onerror = () => {
      if (over) return;
      watcher.connection("away");
      if (opened.readyState !== CLOSED) return;
      cancelRetry = later(connect, RETRY_MS);
    };
    for (const [name, read] of Object.entries(watcher.events)) {
      opened.addEventListener(name, (event) => {
        if (!over) read(event.data);
      });
    }
    opened.addEventListener("end", () => {
      if (over) return;
      stop();
      watcher.connection("ended");
    });
  };
  connect();
  return stop;
}

export const browser: Surroundings = {
  open: (path) => new EventSource(path),
  later: (run, delayMs) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
