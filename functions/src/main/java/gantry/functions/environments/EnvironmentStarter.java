package gantry.functions.environments;

import gantry.functions.folders.FunctionSettings;
import gantry.functions.logs.FunctionLogs;
import gantry.functions.logs.LogStream;
import gantry.functions.logs.OutputReader;
import gantry.functions.processes.FunctionProcess;
import gantry.functions.processes.Marker;
import gantry.functions.runtimeapi.RuntimeApi;
import gantry.wire.http.HttpLimits;
import gantry.wire.http.HttpLoop;
import gantry.wire.http.HttpServer;
import gantry.wire.http.HttpServerOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes environments: a log stream, a port, a process. Safe for any thread. */
public final class EnvironmentStarter {
    private static final System.Logger LOG = System.getLogger("gantry.functions");

    /** A function may think for as long as it likes between two requests. */
    private static final Duration UNLIMITED = Duration.ofDays(365);

    private static final HttpLimits HTTP_LIMITS =
            new HttpLimits(
                    RuntimeApi.MAX_RESPONSE_BYTES,
                    1 << 20, // X-Ray causes come in a header
                    64,
                    64,
                    8L * RuntimeApi.MAX_RESPONSE_BYTES,
                    Duration.ofSeconds(60),
                    UNLIMITED,
                    Duration.ofSeconds(60));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private final Tools tools;
    private final Commands commands;

    /**
     * What environments are made of.
     *
     * @param folderId of the data folder, in every marker
     */
    public record Tools(
            String folderId,
            HttpLoop loop,
            FunctionLogs logs,
            FunctionLimits limits,
            Clocks clocks) {}

    public EnvironmentStarter(Tools tools, Commands commands) {
        this.tools = tools;
        this.commands = commands;
    }

    /** One without a process. */
    Environment create(Invocation first, EnvironmentPool pool) {
        FunctionSettings settings = first.function().settings();
        String name =
                DAY.format(tools.clocks.clock().instant()) + "/[$LATEST]" + tools.clocks.newId();
        return new Environment(
                first.function(),
                first,
                tools.logs.open(settings.name(), name),
                pool,
                tools.clocks,
                tools.limits);
    }

    /** Starts its process; returns one sentence if that cannot be. */
    @Nullable String run(Environment environment) {
        var api = new RuntimeApi(environment);
        HttpServer http = null;
        try {
            http = tools.loop.start(HttpServerOptions.loopback(0).withLimits(HTTP_LIMITS), api);
            api.listensOn(http.port());
            var command =
                    commands.of(
                            environment.function().settings(),
                            api.address(),
                            environment.stream().name());
            var marker = new Marker(tools.folderId, tools.clocks.newId());
            watch(environment, http, FunctionProcess.start(command, marker));
            return null;
        } catch (CannotRun e) {
            close(http);
            return e.getMessage();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A function's process could not be started", e);
            close(http);
            return "The process of the function could not be started; the server's log says why.";
        }
    }

    private static void close(@Nullable HttpServer http) {
        if (http != null) {
            http.close();
        }
    }

    private void watch(Environment environment, HttpServer http, FunctionProcess process) {
        LogStream stream = environment.stream();
        var output = new OutputReader(process.output(), stream, tools.clocks.nanoTime());
        // A platform thread, as reading a pipe would hold a virtual one's carrier.
        Thread reader =
                Thread.ofPlatform()
                        .name("function-output")
                        .daemon()
                        .stackSize(1 << 18)
                        .start(output);
        environment.runs(new RunningParts(process, process.memory(), http, output, reader));
        Thread.ofVirtual()
                .name("function-exit")
                .start(
                        () -> {
                            try {
                                environment.exited(process.awaitExit());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
