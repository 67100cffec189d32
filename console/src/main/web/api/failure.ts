/** Why there is no answer. */
export type Failure =
  /** AWS's own refusal: its code and its sentence. */
  | { readonly kind: "aws"; readonly code: string; readonly message: string; readonly httpStatus: number }
  /** Nobody answered. */
  | { readonly kind: "away" }
  /** An answer that cannot be read. */
  | { readonly kind: "shape"; readonly message: string };

export function failureTitle(failure: Failure): string {
  switch (failure.kind) {
    case "aws":
      return failure.code;
    case "away":
      return "The server does not answer";
    case "shape":
      return "The answer cannot be read";
  }
}

export function failureMessage(failure: Failure): string {
  switch (failure.kind) {
    case "aws":
    case "shape":
      return failure.message;
    case "away":
      return "Trying again every two seconds. Is Gantry running?";
  }
}
