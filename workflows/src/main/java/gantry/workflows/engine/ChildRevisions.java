package gantry.workflows.engine;

import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;
import gantry.states.definition.StateMachine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the children of map runs run: the ItemProcessor of a distributed Map, as a revision of its
 * own. Its key is that of the machine's revision with the state's path behind it, or that of a
 * child's revision where a child has map runs itself.
 */
public final class ChildRevisions {
    private static final char SEPARATOR = '|';

    private ChildRevisions() {}

    /** The revision of the children of this state. */
    public static MachineRevision of(MachineRevision parent, String statePath) {
        return new MachineRevision(
                parent.key() + SEPARATOR + escaped(statePath),
                parent.arn(),
                parent.roleArn(),
                child(parent.machine(), statePath),
                parent.log(),
                parent.mocks(),
                false);
    }

    /**
     * The revision of any key.
     *
     * @param base finds the revision of a machine, which no map run made
     */
    public static MachineRevision require(String key, Function<String, MachineRevision> base) {
        MachineRevision revision = base.apply(baseKey(key));
        for (String path : statePaths(key)) {
            revision = of(revision, path);
        }
        return revision;
    }

    /** The key of the machine's own revision. */
    public static String baseKey(String key) {
        int first = key.indexOf(SEPARATOR);
        return first < 0 ? key : key.substring(0, first);
    }

    /** The paths of the distributed Maps that lead to it, the outermost first. */
    public static List<String> statePaths(String key) {
        var paths = new ArrayList<String>();
        for (int from = key.indexOf(SEPARATOR); from >= 0; ) {
            int next = key.indexOf(SEPARATOR, from + 1);
            paths.add(unescaped(key.substring(from + 1, next < 0 ? key.length() : next)));
            from = next;
        }
        return paths;
    }

    private static StateMachine child(StateMachine machine, String statePath) {
        DistributedMap distributed =
                machine.requireState(statePath) instanceof MapState map ? map.distributed() : null;
        if (distributed == null) {
            throw new IllegalStateException("There is no distributed Map at " + statePath);
        }
        return distributed.child();
    }

    /** A state's name may have any character. */
    private static String escaped(String path) {
        return path.replace("%", "%25").replace("|", "%7C");
    }

    private static String unescaped(String path) {
        return path.replace("%7C", "|").replace("%25", "%");
    }
}
