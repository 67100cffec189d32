package gantry.cli;

import gantry.cli.logs.Logs;
import gantry.server.Server;
import gantry.server.ServerCannotStart;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.Flags;
import gantry.server.configuration.LogSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code gantry start}: a server in the foreground, until SIGTERM or Ctrl-C. */
@Command(
        name = "start",
        description = "Starts a server and tells its URL once it is ready.",
        sortOptions = false)
final class StartCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(StartCommand.class.getName());

    /** SIGTERM ends a server within 10 s. */
    private static final Duration STOP_WITHIN = Duration.ofMillis(9_500);

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of HTTP (default: 8083); 0 takes a free one.")
    private @Nullable Integer port;

    @Option(
            names = "--https-port",
            paramLabel = "PORT",
            description = "Of HTTPS (default: 8443; not built yet).")
    private @Nullable Integer httpsPort;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The loopback name or address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Mixin private DataFlags flags = new DataFlags();

    @Option(
            names = "--mocks",
            paramLabel = "FILE",
            description = "Answers for tasks: a MockConfigFile of AWS Step Functions Local.")
    private @Nullable String mocks;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "Of the log: text (the default), or json, an object a line.")
    private LogSettings.@Nullable Format logFormat;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = start(configuration())) {
            var stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(server));
            Runtime.getRuntime().addShutdownHook(stop);
            spec.commandLine().getOut().println(server.url());
            spec.commandLine().getOut().flush();
            server.awaitClosed();
        }
        return ExitStatus.DONE;
    }

    /**
     * Ends the process in time even if something hangs: a stop and a crash recover the same way.
     */
    private static void stop(Server server) {
        var closing = Thread.ofPlatform().name("close").start(server::close);
        try {
            if (!closing.join(STOP_WITHIN)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Still stopping after {0}; ending",
                        STOP_WITHIN);
                Runtime.getRuntime().halt(ExitStatus.FAILED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Configuration configuration() {
        if (httpsPort != null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "HTTPS is not built yet; --https-port has no effect");
        }
        Configuration configuration =
                flags.read(new Flags(port, httpsPort, host, flags.data, mocks));
        LogSettings log = configuration.log();
        LogSettings wanted = logFormat == null ? log : log.withFormat(logFormat);
        Logs.arrange(wanted.format() == LogSettings.Format.JSON, wanted.level());
        return configuration;
    }

    private static Server start(Configuration configuration) {
        try {
            return Server.start(configuration);
        } catch (ServerCannotStart e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }
}
