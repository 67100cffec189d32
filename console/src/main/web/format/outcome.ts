import type { ExecutionStatus } from "../api/shapes";
import type { Outcome } from "../history/tree";

/** A colour by its meaning. */
export type Tone = "quiet" | "info" | "good" | "warn" | "bad" | "muted";
/** A sign, so that the colour is never the only one. */
export type Sign = "circle" | "spinner" | "check" | "cross" | "shield" | "clock" | "stop";

export interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly sign: Sign;
}

export function outcomeLook(outcome: Outcome | "notStarted"): Look {
  switch (outcome) {
    case "notStarted":
      return { label: "Not started", tone: "quiet", sign: "circle" };
    case "running":
      return { label: "Running", tone: "info", sign: "spinner" };
    case "succeeded":
      return { label: "Succeeded", tone: "good", sign: "check" };
    case "caught":
      return { label: "Caught error", tone: "warn", sign: "shield" };
    case "failed":
      return { label: "Failed", tone: "bad", sign: "cross" };
    case "timedOut":
      return { label: "Timed out", tone: "bad", sign: "clock" };
    case "aborted":
      return { label: "Aborted", tone: "muted", sign: "stop" };
  }
}

export function statusLook(status: ExecutionStatus): Look {
  switch (status) {
    case "RUNNING":
      return outcomeLook("running");
    case "PENDING_REDRIVE":
      return { label: "Pending redrive", tone: "info", sign: "clock" };
    case "SUCCEEDED":
      return outcomeLook("succeeded");
    case "FAILED":
      return outcomeLook("failed");
    case "TIMED_OUT":
      return outcomeLook("timedOut");
    case "ABORTED":
      return outcomeLook("aborted");
  }
}
