import { useMemo } from "react";
import type { StateGraph } from "../definition/graph";
import { layOut, type Layout } from "../definition/layout";
import { source, type Store } from "../watch/store";
import { useStore } from "../watch/useStore";

export type LayoutState =
  | { readonly state: "placing" }
  | { readonly state: "placed"; readonly layout: Layout }
  | { readonly state: "failed"; readonly message: string };

/** The layout of a definition: computed once, as only colours change while an execution runs. */
export function useLayout(graph: StateGraph): LayoutState {
  return useStore(useMemo(() => layoutStore(graph), [graph]));
}

function layoutStore(graph: StateGraph): Store<LayoutState> {
  return source<LayoutState>({ state: "placing" }, (set, get) => {
    if (get().state !== "placed") void lay(graph).then(set);
    return () => undefined;
  });
}

/** The layout's code comes with the first graph, not with the first page. */
async function lay(graph: StateGraph): Promise<LayoutState> {
  try {
    const { placeInWorker } = await import("./place");
    return { state: "placed", layout: await layOut(graph, placeInWorker) };
  } catch (error) {
    return { state: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}
