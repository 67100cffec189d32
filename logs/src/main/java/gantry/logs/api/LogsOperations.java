package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Operation;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The operations of CloudWatch Logs that are built; the registry refuses the others by name. */
public final class LogsOperations {
    private LogsOperations() {}

    /** All of them, on one store. */
    public static List<Operation> all(LogStore store, InstantSource clock) {
        return Stream.<Operation>of(
                        new CreateLogGroup(store),
                        new DeleteLogGroup(store),
                        new DescribeLogGroups(store),
                        new PutRetentionPolicy(store),
                        new DeleteRetentionPolicy(store),
                        new CreateLogStream(store),
                        new DeleteLogStream(store),
                        new DescribeLogStreams(store),
                        new PutLogEvents(store, clock),
                        new GetLogEvents(store),
                        new FilterLogEvents(store))
                .<Operation>map(DiskGuard::new)
                .toList();
    }
}
