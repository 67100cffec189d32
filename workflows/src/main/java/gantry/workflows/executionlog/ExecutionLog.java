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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

    /** Ours: after so long all machines log to new streams. */
    private static final long STREAM_MS = 86_400_000L;

    private static final int SUFFIX_DIGITS = 8;

    private final LogGroups groups;
    private final @Nullable LogReceiver receiver;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final AtomicReference<@Nullable Period> period = new AtomicReference<>();

    /** When streams began and how their names end: one for all, so nothing is kept a machine. */
    private record Period(long sinceMs, String ending) {}

    /**
     * A log.
     *
     * @param receiver gets everything too; null for nobody
     * @param ids tell the streams of one minute apart by their last digits
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
        LogStream stream = groups.findStream(settings.group(), stream(machine));
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

    private String stream(String machine) {
        long nowMs = clock.millis();
        Period current = period.get();
        if (isOver(current, nowMs)) {
            current = period.updateAndGet(known -> isOver(known, nowMs) ? begin(nowMs) : known);
        }
        return "states/" + machine + Objects.requireNonNull(current).ending();
    }

    private static boolean isOver(@Nullable Period known, long nowMs) {
        return known == null || nowMs - known.sinceMs() >= STREAM_MS;
    }

    private Period begin(long nowMs) {
        String id = ids.get().toString();
        String minute = MINUTE.format(Instant.ofEpochMilli(nowMs));
        return new Period(nowMs, "/" + minute + "/" + id.substring(id.length() - SUFFIX_DIGITS));
    }
}
