import type { ChosenIterations } from "../history/summary";

/** The page. ARNs stand in the query: a path with a dot in it would name a file. */
export type Route =
  | { readonly page: "stateMachines" }
  | { readonly page: "stateMachine"; readonly arn: string }
  | {
      readonly page: "execution";
      readonly arn: string;
      /** The id of the chosen state in the definition. */
      readonly state: string | undefined;
      readonly event: number | undefined;
      readonly iterations: ChosenIterations;
      /** Whether only the events of the chosen state are listed. */
      readonly onlyState: boolean;
    }
  | { readonly page: "nowhere"; readonly path: string };

export type ExecutionRoute = Extract<Route, { page: "execution" }>;

const BASE = "/_gantry/console";

export function parseRoute(path: string, search: string): Route {
  const query = new URLSearchParams(search);
  const arn = query.get("arn");
  const below = path.startsWith(BASE) ? path.slice(BASE.length).replace(/^\/|\/$/g, "") : path;
  if (below === "") return { page: "stateMachines" };
  if (below === "state-machine" && arn !== null) return { page: "stateMachine", arn };
  if (below !== "execution" || arn === null) return { page: "nowhere", path };
  const event = Number(query.get("event") ?? NaN);
  return {
    page: "execution",
    arn,
    state: query.get("state") ?? undefined,
    event: Number.isSafeInteger(event) && event > 0 ? event : undefined,
    iterations: parseIterations(query.getAll("iteration")),
    onlyState: query.get("events") === "state",
  };
}

/** `3@Each/Inner`: the index first, as a name may hold any sign. */
function parseIterations(texts: readonly string[]): ChosenIterations {
  return new Map(
    texts.flatMap((text) => {
      const match = /^(\d{1,6})@(.+)$/s.exec(text);
      const [index, id] = [match?.[1], match?.[2]];
      return index === undefined || id === undefined ? [] : [[id, Number(index)] as const];
    }),
  );
}

export function href(route: Route): string {
  switch (route.page) {
    case "stateMachines":
      return `${BASE}/`;
    case "stateMachine":
      return `${BASE}/state-machine?${new URLSearchParams({ arn: route.arn })}`;
    case "execution":
      return `${BASE}/execution?${executionQuery(route)}`;
    case "nowhere":
      return route.path;
  }
}

function executionQuery(route: ExecutionRoute): URLSearchParams {
  const query = new URLSearchParams({ arn: route.arn });
  if (route.state !== undefined) query.set("state", route.state);
  if (route.event !== undefined) query.set("event", String(route.event));
  for (const [id, index] of route.iterations) query.append("iteration", `${index}@${id}`);
  if (route.onlyState) query.set("events", "state");
  return query;
}

export function executionRoute(arn: string): ExecutionRoute {
  return { page: "execution", arn, state: undefined, event: undefined, iterations: new Map(), onlyState: false };
}
