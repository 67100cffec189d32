package gantry.workflows.engine;

import gantry.json.Payload;

/** A task for a worker; its token answers for it once. */
public record ActivityTask(String token, Payload input) {
    /** Never the content. */
    @Override
    public String toString() {
        return "ActivityTask";
    }
}
