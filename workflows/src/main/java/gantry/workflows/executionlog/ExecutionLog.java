package gantry.workflows.executionlog;

import gantry.logs.store.LogGroups;
import gantry.logs.store.LogStream;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Logs events of executions. As on AWS that is best effort: an execution never waits for it, and a
 * crash may lose the last lines, or repeat those of an Express execution that runs again. Safe for
 * any thread.
 */
public final class ExecutionLog {
    /** {@code states/MACHINE/2026-01-31-23-59/0a1b2c3d}, as AWS names them. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

    /** Ours: after so long a machine logs to a new stream. */
    private static final long STREAM_MS = 86_400_000L;

    private static final int SUFFIX_DIGITS = 8;

    private final LogGroups groups;
    private final @Nullable LogReceiver receiver;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Map<Target, Current> streams = new ConcurrentHashMap<>();

    /** Where a machine logs to. */
    private record Target(String group, String machine) {}

    /** The stream it logs to at the time. */
    private record Current(String stream, long sinceMs) {}

    /**
     * A log.
     *
     * @param receiver gets everything too; null for nobody
     * @param ids tell streams apart by their last digits
     */
    public ExecutionLog(
            LogGroups groups,
            @Nullable LogReceiver receiver,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.groups = groups;
        this.receiver = receiver;
        this.clock = clock;
        this.ids = ids;
    }

    /** Logs those events that the settings admit; not in a log group that is gone. */
    public void append(
            LogSettings settings,
            String machine,
            String executionArn,
            int redriveCount,
            List<HistoryEvent> events) {
        LogStream stream =
                groups.findStream(settings.group(), stream(new Target(settings.group(), machine)));
        if (stream == null && receiver == null) {
            return;
        }
        boolean includeData = settings.includeExecutionData();
        for (HistoryEvent event : events) {
            if (settings.admits(event.type())) {
                int weight = LogLine.weight(event);
                Supplier<String> line =
                        () -> LogLine.print(event, includeData, executionArn, redriveCount);
                if (stream != null) {
                    stream.append(event.timestampMs(), weight, line);
                }
                if (receiver != null) {
                    receiver.append(
                            new LogReceiver.Logged(
                                    event.timestampMs(),
                                    event.type(),
                                    LogSettings.isError(event.type()),
                                    machine,
                                    executionArn,
                                    settings.group(),
                                    weight,
                                    line));
                }
            }
        }
    }

    private String stream(Target target) {
        long nowMs = clock.millis();
        Current current = streams.get(target);
        if (current == null || nowMs - current.sinceMs() >= STREAM_MS) {
            current =
                    streams.compute(
                            target,
                            (_, known) ->
                                    known == null || nowMs - known.sinceMs() >= STREAM_MS
                                            ? begin(target, nowMs)
                                            : known);
        }
        return current.stream();
    }

    private Current begin(Target target, long nowMs) {
        String id = ids.get().toString();
        String stream =
                "states/%s/%s/%s"
                        .formatted(
                                target.machine(),
                                MINUTE.format(Instant.ofEpochMilli(nowMs)),
                                id.substring(id.length() - SUFFIX_DIGITS));
        return new Current(stream, nowMs);
    }
}
