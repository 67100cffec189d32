package gantry.server;

import gantry.functions.Functions;
import gantry.operations.Authorizer;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Quotas;
import gantry.operations.ServiceModel;
import gantry.operations.TokenBuckets;
import gantry.operations.TokenBuckets.Limit;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.KnownQuotas;
import gantry.server.console.Console;
import gantry.server.metrics.MetricsRoute;
import gantry.server.metrics.ProcessMetrics;
import gantry.server.telemetry.Telemetry;
import gantry.server.watch.WatchRoute;
import gantry.store.StoreException;
import gantry.wire.ApiFigures;
import gantry.wire.AwsJson;
import gantry.wire.Echo;
import gantry.wire.Router;
import gantry.wire.http.HttpLimits;
import gantry.wire.http.HttpServer;
import gantry.wire.http.HttpServerOptions;
import gantry.workflows.Workflows;
import gantry.workflows.api.ApiRates;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** One running Gantry: everything between a port and a data folder. Safe for any thread. */
public final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** What running calls get when the server stops; it is to be gone within 10 s. */
    private static final Duration DRAIN = Duration.ofSeconds(7);

    private final Running running;
    private final Health health;
    private final Gate gate;
    private final HttpServer http;
    private final String url;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Its parts, in the order in which they are made; closed in the other. */
    private record Running(
            Durable durable,
            Functions functions,
            @Nullable Telemetry telemetry,
            Workflows workflows) {
        long droppedTelemetry() {
            return telemetry == null ? 0 : telemetry.droppedItems();
        }

        void closeTelemetry() {
            if (telemetry != null) {
                telemetry.close();
            }
        }
    }

    private Server(Running running, Health health, Gate gate, HttpServer http, String url) {
        this.running = running;
        this.health = health;
        this.gate = gate;
        this.http = http;
        this.url = url;
    }

    /**
     * Opens the data folder, recovers what it holds and serves; ready when this returns.
     *
     * @throws ServerCannotStart one sentence for the user
     */
    public static Server start(Configuration configuration) {
        FirstStart.requirePossible(configuration);
        Durable durable = open(configuration);
        try {
            return start(configuration, durable);
        } catch (StoreException e) {
            durable.close();
            throw new ServerCannotStart(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            durable.close();
            throw Durable.unusable(configuration.data(), e);
        } catch (RuntimeException e) {
            durable.close();
            throw e;
        }
    }

    private static Server start(Configuration configuration, Durable durable) {
        var operations =
                new Operations(
                        Authorizer.OPEN,
                        quotas(configuration.rates()),
                        ServiceModel.load("states"),
                        ServiceModel.load("logs"));
        var address = new OwnAddress();
        var functions = new Functions(FunctionParts.of(configuration, durable.folder(), address));
        try {
            operations.register(new Echo());
            operations.registerAll(durable.logs().operations());
            operations.registerAll(durable.objects().operations());
            operations.registerAll(functions.operations());
            functions.start(); // what a dead server left is gone before its tasks are decided on
            return start(configuration, durable, operations, functions, address);
        } catch (RuntimeException e) {
            address.unknown();
            functions.close();
            throw e;
        }
    }

    private static Server start(
            Configuration configuration,
            Durable durable,
            Operations operations,
            Functions functions,
            OwnAddress address) {
        var settings = configuration.openTelemetry();
        Telemetry telemetry = settings == null ? null : new Telemetry(settings, System::nanoTime);
        Workflows workflows = null;
        try {
            var told = telemetry == null ? Workflows.Telemetry.NONE : telemetry.parts();
            workflows = new Workflows(WorkflowParts.of(configuration, durable, operations, told));
            operations.registerAll(workflows.operations());
            var running = new Running(durable, functions, telemetry, workflows);
            Server server = serve(configuration, running, operations);
            address.is(server.url());
            server.recover();
            tellStart(configuration, server);
            return server;
        } catch (RuntimeException e) {
            if (workflows != null) {
                workflows.close();
            }
            if (telemetry != null) {
                telemetry.close();
            }
            throw e;
        }
    }

    /**
     * Once the port is its own: a start that fails for its port decides on no task, of whose
     * retries it would take one each time.
     */
    private void recover() {
        try {
            running.workflows.start();
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
        running.durable.store().started();
        health.ready(url);
        gate.open();
    }

    private static void tellStart(Configuration configuration, Server server) {
        var postgres = configuration.store();
        LOG.log(
                System.Logger.Level.INFO,
                "Started version {0} at {1}, data folder \"{2}\", store {3}",
                ProcessMetrics.version(),
                server.url(),
                server.running.durable.folder().path(),
                postgres == null ? "sqlite:" : postgres);
    }

    private static Quotas quotas(Map<String, Limit> rates) {
        var limits = new HashMap<OperationId, Limit>();
        rates.forEach((name, limit) -> limits.put(ApiRates.id(name), limit));
        return limits.isEmpty() ? Quotas.OFF : new TokenBuckets(limits, System::nanoTime);
    }

    /** What may stand under {@code quotas} of a configuration. */
    public static KnownQuotas knownQuotas() {
        return new KnownQuotas(
                Stream.concat(WorkflowParts.QUOTAS.stream(), FunctionParts.QUOTAS.stream())
                        .toList(),
                ApiRates::names,
                ApiRates::aws);
    }

    /** Where clients find it: {@code http://127.0.0.1:8083}. */
    public String url() {
        return url;
    }

    /** Returns once {@link #close} has ended, whoever called it. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /**
     * Stops: health says so, new requests are refused, running ones get some seconds, what is still
     * open is left to recovery. Later calls wait for the first.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "Stopping");
        health.stopping();
        // First the workflows: they answer the long polls that the drain would wait for.
        try (Durable _ = running.durable;
                Functions _ = running.functions) {
            Thread drain = Thread.ofVirtual().start(() -> http.drain(DRAIN));
            running.workflows.close();
            running.closeTelemetry();
            drain.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LOG.log(System.Logger.Level.INFO, "Stopped");
            closed.countDown();
        }
    }

    private static Durable open(Configuration configuration) {
        try {
            return Durable.open(configuration);
        } catch (StoreException e) {
            throw new ServerCannotStart(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw Durable.unusable(configuration.data(), e);
        }
    }

    private static Server serve(
            Configuration configuration, Running running, Operations operations) {
        var options =
                new HttpServerOptions(
                        configuration.host(),
                        configuration.port(),
                        List.of(),
                        List.of(),
                        HttpLimits.DEFAULT);
        var api = new ApiFigures(System::nanoTime);
        var json =
                new AwsJson(
                        operations,
                        configuration.scope(),
                        Server::requestId,
                        options.limits(),
                        api);
        var health = new Health(new DiskRoom(running.durable.folder().path()));
        var http = new AtomicReference<@Nullable HttpServer>();
        var metrics =
                new MetricsRoute(
                        new MetricsRoute.Parts(
                                running.workflows,
                                running.durable.store(),
                                api,
                                () -> Objects.requireNonNull(http.get()).figures(),
                                configuration.rates(),
                                running.durable.logs()::droppedEvents,
                                running::droppedTelemetry));
        var watch = new WatchRoute(json, running.workflows.watch(), System::nanoTime);
        var router =
                probes(console(Router.builder(options, json)), health)
                        .echo()
                        .route("GET", "/_gantry/metrics", metrics::answer)
                        .route("GET", "/_gantry/watch", watch::answer)
                        .build();
        var gate = new Gate(router, json);
        HttpServer listening = listen(options, gate);
        http.set(listening);
        String url = "http://" + bracketed(configuration.host()) + ":" + listening.port();
        return new Server(running, health, gate, listening, url);
    }

    private static Router.Builder console(Router.Builder router) {
        var console = new Console(Server.class.getClassLoader());
        for (String method : List.of("GET", "HEAD")) {
            router.route(method, Console.PATH, console::answer)
                    .below(method, Console.PATH + "/", console::answer);
        }
        return router;
    }

    /** Some probes ask by HEAD: load balancers, {@code wget --spider}. */
    private static Router.Builder probes(Router.Builder router, Health health) {
        for (String method : List.of("GET", "HEAD")) {
            router.route(method, Health.HEALTH, health::health)
                    .route(method, Health.READY, health::ready)
                    .route(method, Health.LIVE, health::live);
        }
        return router;
    }

    private static HttpServer listen(HttpServerOptions options, Gate gate) {
        try {
            return HttpServer.start(options, gate);
        } catch (UncheckedIOException e) {
            throw ServerCannotStart.forPort(options.host(), options.port(), e);
        }
    }

    /** Unique, but no secret: so the cheap generator. */
    private static String requestId() {
        var random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant = (random.nextLong() & (-1L >>> 2)) | (1L << 63);
        return new UUID(version4, variant).toString();
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
