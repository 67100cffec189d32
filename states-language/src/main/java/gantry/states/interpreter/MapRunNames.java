package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The names of map runs and of their children.
 *
 * <p>Label and machine stand in both: {@code mapRun:MACHINE/LABEL:UUID}, {@code
 * execution:MACHINE/LABEL:UUID}, and the children's machine is {@code stateMachine:MACHINE/LABEL}.
 * A map run of a child has the machine's name and a label of its own.
 */
public final class MapRunNames {
    private static final String MACHINE = ":stateMachine:";

    private MapRunNames() {}

    /** The field Label, or what stands for it: the same for every execution of the machine. */
    public static String label(ExecutionHeader header, MapState state) {
        DistributedMap distributed = MapRuns.distributed(state);
        if (distributed.label() != null) {
            return distributed.label();
        }
        String seed = machineArn(header.stateMachineArn()) + state.path();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * @param uuid of the map run
     */
    public static String mapRunArn(ExecutionHeader header, String label, String uuid) {
        return childMachineArn(header, label).replace(MACHINE, ":mapRun:") + ":" + uuid;
    }

    /** Such as {@code arn:aws:states:us-east-1:111111111111:stateMachine:Import/Rows}. */
    public static String childMachineArn(ExecutionHeader header, String label) {
        return machineArn(header.stateMachineArn()) + "/" + label;
    }

    /**
     * The ARN of a child.
     *
     * @param name a UUID; of a child of type EXPRESS two, with a colon between them
     */
    public static String childArn(ExecutionHeader parent, MapState state, String name) {
        String kind = isExpress(state) ? ":express:" : ":execution:";
        return childMachineArn(parent, label(parent, state)).replace(MACHINE, kind) + ":" + name;
    }

    private static boolean isExpress(MapState state) {
        return MapRuns.distributed(state).executionType() == DistributedMap.ExecutionType.EXPRESS;
    }

    /**
     * A child execution as it begins.
     *
     * @param parent of the execution that the map run belongs to
     * @param name as for {@link #childArn}
     */
    public static ExecutionHeader child(
            ExecutionHeader parent, MapState state, String name, long startedAtMs, Payload input) {
        return new ExecutionHeader(
                childArn(parent, state, name),
                name,
                childMachineArn(parent, label(parent, state)),
                parent.stateMachineName(), // without the label (measured)
                parent.roleArn(),
                parent.region(),
                isExpress(state),
                startedAtMs,
                input);
    }

    /** Without the label that the machine of a child has. */
    private static String machineArn(String arn) {
        int slash = arn.indexOf('/');
        return slash < 0 ? arn : arn.substring(0, slash);
    }
}
