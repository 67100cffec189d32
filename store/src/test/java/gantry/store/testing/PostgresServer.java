package gantry.store.testing;

import org.opentest4j.TestAbortedException;
import org.postgresql.Driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL of the tests' own: the installed binaries on an empty folder, flushing to disk, its
 * text ordered as a language orders it. It ends with the process that started it, however that
 * ends. As root it runs as the user {@code postgres}, since PostgreSQL refuses root.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String DATABASE = "gantry";
    private static final String USER = "postgres";

    /** Waits for the end of its input, which is that of the process at the other end. */
    private static final String KEEPER =
            """
            trap '' HUP INT TERM
            read -r _
            "$0" -D "$1/data" stop -m immediate >/dev/null 2>&1
            rm -rf "$1"
            """;

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final AtomicInteger schemas = new AtomicInteger();
    private final Process keeper;

    private static final class Shared {
        static final PostgresServer SERVER = start();
    }

    private PostgresServer(Path binaries) throws IOException, InterruptedException {
        this.binaries = binaries;
        this.folder = Files.createTempDirectory("gantry-postgres");
        this.port = freePort();
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        keeper = asPostgres("sh", "-c", KEEPER, binary("pg_ctl"), folder.toString()).start();
        initialise();
        startAgain();
        execute("postgres", "CREATE DATABASE " + DATABASE);
    }

    /** The one of all tests in this process. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /**
     * A new one.
     *
     * @throws TestAbortedException PostgreSQL is not installed, and CI is not true
     */
    public static PostgresServer start() {
        try {
            return new PostgresServer(binaries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all connections at once, as a crash of it does. */
    public void stopImmediately() {
        pgCtl("stop", "-m", "immediate");
    }

    /** Returns once it takes connections. */
    public void startAgain() {
        pgCtl("start", "-w", "-t", "60", "-l", folder.resolve("log").toString());
    }

    public int port() {
        return port;
    }

    /** The address of a schema, as Gantry is told it. */
    public String url(String schema) {
        return "postgres://%s@127.0.0.1:%d/%s?currentSchema=%s"
                .formatted(USER, port, DATABASE, schema);
    }

    /** The name of a new, empty schema. */
    public String createSchema() {
        String name = "s" + schemas.incrementAndGet();
        execute("CREATE SCHEMA " + name);
        return name;
    }

    /** Runs a statement as the superuser. */
    public void execute(String sql) {
        execute(DATABASE, sql);
    }

    private void execute(String database, String sql) {
        var properties = new Properties();
        properties.setProperty("user", USER);
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        try (var connection = new Driver().connect(url, properties);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor(30, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void initialise() throws IOException, InterruptedException {
        String data = folder.resolve("data").toString();
        run(
                asPostgres(
                        binary("initdb"),
                        "-D",
                        data,
                        "-U",
                        USER,
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=icu",
                        "--icu-locale=en-US"));
        String settings =
                """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 300
                fsync = on
                """
                        .formatted(port);
        // A role of this name must show its password; all others are let in.
        String access =
                """
                host all checked 127.0.0.1/32 scram-sha-256
                host all all 127.0.0.1/32 trust
                """;
        write("postgresql.conf", settings);
        write("pg_hba.conf", access);
    }

    /** Through a shell of its owner: root may not write into a folder of others on all systems. */
    private void write(String name, String text) throws IOException, InterruptedException {
        Path file = folder.resolve("data").resolve(name);
        String operator = name.equals("postgresql.conf") ? ">>" : ">";
        run(
                asPostgres(
                        "sh",
                        "-c",
                        "printf '%s' \"$1\" " + operator + " \"$0\"",
                        file.toString(),
                        text));
    }

    private void pgCtl(String... arguments) {
        var command = new ArrayList<String>();
        command.add(binary("pg_ctl"));
        command.addAll(List.of("-D", folder.resolve("data").toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            run(asPostgres(command.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String binary(String name) {
        return binaries.resolve(name).toString();
    }

    private ProcessBuilder asPostgres(String... command) {
        var whole = new ArrayList<String>();
        if (isRoot()) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(Arrays.asList(command));
        return new ProcessBuilder(whole).directory(folder.toFile());
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        run(new ProcessBuilder(command));
    }

    /** Into a file: what it starts keeps its output open. */
    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("gantry-postgres", ".out");
        try {
            int status =
                    command.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        command.command()
                                + " ended with "
                                + status
                                + ": "
                                + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The newest of Debian's; else those on the PATH. */
    private static Path binaries() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        var found = new ArrayList<Path>();
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.sorted().map(each -> each.resolve("bin")).forEach(found::add);
            }
        }
        var onPath = System.getenv().getOrDefault("PATH", "");
        for (String each : onPath.split(":", -1)) {
            found.addFirst(Path.of(each));
        }
        return found.reversed().stream()
                .filter(each -> Files.isExecutable(each.resolve("initdb")))
                .findFirst()
                .orElseThrow(PostgresServer::absent);
    }

    private static RuntimeException absent() {
        String sentence =
                "PostgreSQL is not installed: initdb is neither in /usr/lib/postgresql nor on the"
                        + " PATH";
        return "true".equals(System.getenv("CI"))
                ? new IllegalStateException(sentence)
                : new TestAbortedException(sentence);
    }
}
