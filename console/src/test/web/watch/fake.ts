import type { Events, Surroundings } from "../../../main/web/watch/connection";

/** A server's streams and a clock, moved by the test. */
export class FakeSurroundings implements Surroundings {
  readonly opened: FakeEvents[] = [];
  private waiting: (() => void)[] = [];

  readonly open = (path: string): FakeEvents => {
    const events = new FakeEvents(path);
    this.opened.push(events);
    return events;
  };

  readonly later = (run: () => void): (() => void) => {
    this.waiting.push(run);
    return () => {
      this.waiting = this.waiting.filter((it) => it !== run);
    };
  };

  /** Runs what was to be run later. */
  pass(): void {
    for (const run of this.waiting.splice(0)) run();
  }

  get last(): FakeEvents {
    const last = this.opened.at(-1);
    if (last === undefined) throw new Error("nothing was opened");
    return last;
  }
}

export class FakeEvents implements Events {
  readyState = 0;
  closed = false;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(readonly path: string) {}

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
    this.readyState = 2;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.(new Event("open"));
  }

  /** Loses the connection; for good if the browser will not come back by itself. */
  lose({ forGood }: { readonly forGood: boolean }): void {
    this.readyState = forGood ? 2 : 0;
    this.onerror?.(new Event("error"));
  }

  send(type: string, data: unknown): void {
    this.listeners.get(type)?.(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}
