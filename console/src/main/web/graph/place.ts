import type { ElkNode } from "elkjs/lib/elk-api";
import ElkApi from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";

interface Placer {
  readonly elk: InstanceType<typeof ElkApi>;
  /** Never resolves; rejects when the worker cannot run, for elk would wait for it for ever. */
  readonly broken: Promise<never>;
}

let placer: Placer | undefined;

/** Places a graph in a worker, which is started with the first one and stays. */
export function placeInWorker(graph: ElkNode): Promise<ElkNode> {
  placer ??= startWorker();
  return Promise.race([placer.elk.layout(graph), placer.broken]);
}

function startWorker(): Placer {
  const worker = new Worker(workerUrl);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => {
      placer = undefined;
      reject(new Error("The layout's worker could not be started."));
    });
  });
  return { elk: new ElkApi({ workerFactory: () => worker }), broken };
}
