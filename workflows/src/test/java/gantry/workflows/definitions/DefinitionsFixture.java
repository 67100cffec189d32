package gantry.workflows.definitions;

import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreSettings;
import gantry.store.testing.AnyStore;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.StateMachineArn;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The stores of definitions on a real database, with executions that the test opens and closes. */
final class DefinitionsFixture implements AutoCloseable {
    static final String PASS =
            """
            {"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}}}\
            """;

    static final String MACHINE_PREFIX = "arn:aws:states:us-east-1:000000000000:stateMachine:";
    static final String ACTIVITY_PREFIX = "arn:aws:states:us-east-1:000000000000:activity:";

    final TestClock clock = new TestClock();
    final Set<StateMachineArn> running = new HashSet<>();
    final StateMachines machines;
    final Activities activities;
    final Tags tags;

    private final DataFolder folder;
    final Store store;
    private long revisionIds;

    /** How often machines were said to have changed. */
    int changes;

    DefinitionsFixture(Path path, Quotas quotas) {
        folder = DataFolder.open(path);
        store =
                AnyStore.open(
                        folder,
                        List.of(DefinitionTables.migrations()),
                        new StoreSettings(
                                clock,
                                () -> 0,
                                cause -> {
                                    throw cause;
                                }));
        machines =
                new StateMachines(
                        store,
                        running::contains,
                        quotas,
                        clock,
                        () -> new UUID(0, ++revisionIds),
                        () -> changes++);
        activities = new Activities(store, quotas, clock);
        tags = new Tags(store, quotas);
    }

    static StateMachineArn machine(String name) {
        return StateMachineArn.parse(MACHINE_PREFIX + name);
    }

    static ActivityArn activity(String name) {
        return ActivityArn.parse(ACTIVITY_PREFIX + name);
    }

    static MachineDraft draft(String name) {
        return draft(name, PASS);
    }

    static MachineDraft draft(String name, String definition) {
        return new MachineDraft(
                machine(name),
                StateMachineType.STANDARD,
                definition,
                "arn:aws:iam::000000000000:role/r",
                LoggingConfiguration.OFF,
                false,
                Map.of(),
                null);
    }

    static MachineChange role(String role) {
        return new MachineChange(null, role, null, null, null);
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }
}
