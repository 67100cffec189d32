import { useMemo, useState } from "react";
import { parseJson } from "../api/json";
import { readDefinition } from "../definition/read";
import { GraphView } from "../graph/GraphView";
import { NOTHING_HAPPENED } from "../history/summary";
import { JsonText } from "../json/JsonText";

/** The definition as a graph without an execution, and as text. */
export function DefinitionSection({ definition }: { readonly definition: string }): React.JSX.Element {
  const graph = useMemo(() => readDefinition(parseJson(definition) ?? null), [definition]);
  const [chosen, choose] = useState<string | undefined>(undefined);
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">Definition</h2>
      <div className="definition">
        <GraphView
          graph={graph}
          summary={NOTHING_HAPPENED}
          chosen={chosen}
          choose={choose}
          iterations={new Map()}
          chooseIteration={undefined}
        />
        <JsonText title="Definition" text={definition} open={3} />
      </div>
    </section>
  );
}
