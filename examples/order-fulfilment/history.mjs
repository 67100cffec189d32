/** What a history event says to a reader of the terminal; undefined for those that only fill in between. */
export function sentence(event, events) {
  const details = Object.entries(event).find(([member]) => member.endsWith("EventDetails"))?.[1] ?? {};
  if (event.type === "TaskStateEntered") return details.name;
  // A task that waits for its token: what the function that got the token has to say.
  if (event.type === "TaskSubmitted") return JSON.parse(details.output).Payload;
  if (details.error && !event.type.startsWith("Execution")) {
    return `${stateOf(event, events)} failed: ${details.error}: ${reason(details.cause)}`;
  }
}

/** Each event names the one that led to it; the first that enters a state on that way tells which it is. */
function stateOf(event, events) {
  while (event && !event.stateEnteredEventDetails) event = events[event.previousEventId - 1];
  return event?.stateEnteredEventDetails.name;
}

/** A function's error has its message in a JSON object. */
export function reason(cause) {
  try {
    return JSON.parse(cause).errorMessage;
  } catch {
    return cause;
  }
}
