import { source, type Store } from "../watch/store";
import type { Result } from "./client";
import type { Failure } from "./failure";

/** An answer that is asked for once and kept. */
export type Resource<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly failure: Failure };

const RETRY_MS = 2000;

/**
 * Asks when the first watcher comes. While nobody answers it asks again every two seconds; a refusal stays, for it would be
 * the same again.
 */
export function resource<T>(load: (signal: AbortSignal) => Promise<Result<T>>): Store<Resource<T>> {
  const initial: Resource<T> = { state: "loading" };
  return source<Resource<T>>(initial, (set, get) => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const result = await load(abort.signal);
      if (abort.signal.aborted) return;
      set(result.ok ? { state: "ready", value: result.value } : { state: "failed", failure: result.failure });
      if (!result.ok && mayPass(result.failure)) timer = setTimeout(() => void ask(), RETRY_MS);
    };
    if (get().state !== "ready") void ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  });
}

/** A server that starts or is overloaded answers otherwise in a moment. */
function mayPass(failure: Failure): boolean {
  return failure.kind === "away" || (failure.kind === "aws" && failure.httpStatus >= 500);
}
