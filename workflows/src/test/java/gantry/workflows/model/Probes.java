package gantry.workflows.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Shows of members of requests, by {@code Operation.path}, that they do something. */
final class Probes {
    private final Map<String, Probe> probes = new LinkedHashMap<>();

    /** Sends a member and fails unless that makes a difference. */
    @FunctionalInterface
    interface Probe {
        void show(Given given);
    }

    /** All there are. */
    static Map<String, Probe> all() {
        var all = new Probes();
        MachineProbes.add(all);
        VersionProbes.add(all);
        ExecutionProbes.add(all);
        ActivityProbes.add(all);
        ListProbes.add(all);
        TestStateProbes.add(all);
        MapRunProbes.add(all);
        return all.probes;
    }

    /** A probe for some members, their paths parted by spaces. */
    void add(String operation, String paths, Probe probe) {
        for (String path : paths.split(" ", -1)) {
            if (probes.putIfAbsent(operation + "." + path, probe) != null) {
                throw new IllegalStateException(operation + "." + path + " has two probes");
            }
        }
    }
}
