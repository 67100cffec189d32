package gantry.functions.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The log files of all functions. Safe for any thread. */
public final class FunctionLogs implements AutoCloseable {
    private final Path folder;
    private final InstantSource clock;
    private final Map<String, LogFile> files = new ConcurrentHashMap<>();

    /**
     * @param folder where the files lie; made if need be
     */
    public FunctionLogs(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new stream in a function's log, for one environment. */
    public LogStream open(String function, String stream) {
        return new LogStream(files.computeIfAbsent(function, this::file), stream, clock);
    }

    private LogFile file(String function) {
        return new LogFile(folder, function);
    }

    @Override
    public void close() {
        files.values().forEach(LogFile::close);
    }
}
