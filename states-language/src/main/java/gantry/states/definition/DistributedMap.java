package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * What a Map state in mode DISTRIBUTED has besides: each item, or batch of items, is an execution
 * of its own, a child of the map run.
 *
 * @param label the field Label; null if absent
 * @param reader null if the items are in the state's input
 * @param batcher null if each item is a child execution of its own
 * @param writer null if the result is the array of the children's outputs
 * @param toleratedFailureCount ToleratedFailureCount or its Path form; null for none
 * @param toleratedFailurePercentage ToleratedFailurePercentage or its Path form; null for none
 * @param child ItemProcessor as the machine that the children run; it sees no variables of outside
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Using
 *     Map state in Distributed mode</a>
 */
public record DistributedMap(
        ExecutionType executionType,
        @Nullable String label,
        @Nullable ItemReader reader,
        @Nullable ItemBatcher batcher,
        @Nullable ResultWriter writer,
        @Nullable NumberSource toleratedFailureCount,
        @Nullable DecimalSource toleratedFailurePercentage,
        StateMachine child) {
    /** ProcessorConfig.ExecutionType: what the children are. */
    public enum ExecutionType {
        STANDARD,
        EXPRESS
    }
}
