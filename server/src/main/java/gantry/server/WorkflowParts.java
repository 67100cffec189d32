package gantry.server;

import gantry.operations.Operations;
import gantry.server.configuration.Configuration;
import gantry.server.mocks.MockFile;
import gantry.states.mocks.MockConfigException;
import gantry.workflows.Workflows;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.node.EngineLimits;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What Step Functions gets of this machine and this configuration. */
final class WorkflowParts {
    private static final String STATE_MACHINES = "stateMachines";
    private static final String ACTIVITIES = "activities";
    private static final String TAGS_PER_RESOURCE = "tagsPerResource";
    private static final String OPEN_EXECUTIONS = "openExecutions";

    private static final String ACTIVITY_POLLERS = "activityPollers";
    private static final String VERSIONS = "versionsPerStateMachine";
    private static final String ALIASES = "aliasesPerStateMachine";

    /** As they are written under {@code quotas}. */
    static final List<String> QUOTAS =
            List.of(
                    STATE_MACHINES,
                    ACTIVITIES,
                    TAGS_PER_RESOURCE,
                    OPEN_EXECUTIONS,
                    ACTIVITY_POLLERS,
                    VERSIONS,
                    ALIASES);

    /**
     * @throws ServerCannotStart the mocks cannot be used
     */
    static Workflows.Parts of(
            Configuration configuration,
            Durable durable,
            Operations operations,
            Workflows.Telemetry telemetry) {
        Runtime runtime = Runtime.getRuntime();
        return new Workflows.Parts(
                durable.store(),
                durable.logs().groups(),
                operations,
                configuration.scope(),
                quotas(configuration.quotas()),
                EngineLimits.forMachine(runtime.availableProcessors(), runtime.maxMemory()),
                chance(),
                mocks(configuration.mocks()),
                telemetry,
                Duration.ofDays(configuration.retentionDays()));
    }

    /**
     * @throws ServerCannotStart they cannot be used
     */
    static MockSource mocks(@Nullable Path file) {
        try {
            return file == null ? MockSource.NONE : MockFile.open(file);
        } catch (MockConfigException e) {
            throw new ServerCannotStart(String.join("\n", e.problems()), e);
        }
    }

    private static Quotas quotas(Map<String, Long> set) {
        return new Quotas(
                number(set, STATE_MACHINES, Quotas.STATE_MACHINES),
                number(set, ACTIVITIES, Quotas.ACTIVITIES),
                number(set, TAGS_PER_RESOURCE, Quotas.TAGS_PER_RESOURCE),
                set.getOrDefault(OPEN_EXECUTIONS, Quotas.OPEN_EXECUTIONS),
                number(set, ACTIVITY_POLLERS, Quotas.ACTIVITY_POLLERS),
                number(set, VERSIONS, Quotas.VERSIONS_PER_STATE_MACHINE),
                number(set, ALIASES, Quotas.ALIASES_PER_STATE_MACHINE));
    }

    private static int number(Map<String, Long> set, String name, int otherwise) {
        return Math.toIntExact(set.getOrDefault(name, (long) otherwise));
    }

    private static Workflows.Chance chance() {
        var secure = new SecureRandom();
        var longs = new SecureLongs(secure);
        return new Workflows.Chance(
                InstantSource.system(),
                System::nanoTime,
                new TimeOrderedIds(InstantSource.system(), longs),
                () -> new SplittableRandom(longs.nextLong()),
                count -> {
                    byte[] bytes = new byte[count];
                    secure.nextBytes(bytes);
                    return bytes;
                });
    }

    private WorkflowParts() {}
}
