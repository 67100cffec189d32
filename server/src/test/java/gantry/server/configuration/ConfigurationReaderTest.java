package gantry.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.functions.folders.FunctionDraft;
import gantry.functions.folders.FunctionRuntime;
import gantry.objects.remote.RemoteSettings;
import gantry.operations.TokenBuckets.Limit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ConfigurationReaderTest {
    @TempDir private Path folder;

    @Test
    void without_a_file_and_flags_everything_has_a_default() {
        Configuration configuration = reader().read(null, Flags.NONE);

        assertThat(configuration.port()).isEqualTo(8083);
        assertThat(configuration.httpsPort()).isEqualTo(8443);
        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.data()).isEqualTo(folder.resolve(".gantry"));
        assertThat(configuration.account()).isEqualTo("000000000000");
        assertThat(configuration.region()).isEqualTo("us-east-1");
        assertThat(configuration.quotas()).isEmpty();
        assertThat(configuration.retentionDays()).isEqualTo(90);
        assertThat(configuration.mocks()).isNull();
    }

    @Test
    void every_key_that_is_built_can_be_set() {
        var text =
                """
                port: 9000
                httpsPort: 9443
                host: localhost
                data: kept
                account: 000000000012
                region: eu-central-1
                store: "sqlite:"
                auth: open
                endpoints: {states: embedded}
                quotas:
                  openExecutions: 5
                retentionDays: 7
                functions:
                  greet:
                    path: code/greet
                    runtime: nodejs22.x
                    handler: main.greet
                    timeout: 30
                    memory: 256
                    environment: {TONE: warm}
                objects:
                  endpoint: https://minio.example:9000
                  region: eu-west-3
                  accessKeyId: AKID
                  secretAccessKey: env:MINIO_SECRET
                  pathStyle: false
                """;

        Configuration configuration = parse(text, Flags.NONE);

        assertThat(configuration)
                .isEqualTo(
                        new Configuration(
                                9000,
                                9443,
                                "localhost",
                                folder.resolve("kept"),
                                "000000000012",
                                "eu-central-1",
                                Map.of("openExecutions", 5L),
                                7,
                                new Configuration.FunctionSources(
                                        folder.resolve("functions"),
                                        Map.of(
                                                "greet",
                                                new FunctionDraft(
                                                        folder.resolve("code/greet").toString(),
                                                        FunctionRuntime.NODE,
                                                        "main.greet",
                                                        30,
                                                        256,
                                                        Map.of("TONE", "warm")))),
                                new RemoteSettings(
                                        URI.create("https://minio.example:9000"),
                                        "eu-west-3",
                                        "AKID",
                                        "hush",
                                        false),
                                null));
    }

    @Test
    void an_operation_has_a_token_bucket_beside_quotas_that_are_numbers() {
        Configuration configuration =
                parse(
                        "quotas: {openExecutions: 7, StartExecution: {bucket: 1300, rate: 300}}",
                        Flags.NONE);

        assertThat(configuration.quotas()).containsExactly(Map.entry("openExecutions", 7L));
        assertThat(configuration.rates())
                .containsExactly(Map.entry("StartExecution", new Limit(1_300, 300)));
    }

    @Test
    void the_log_has_a_format_and_a_level() {
        assertThat(parse("log: {format: json, level: warn}", Flags.NONE).log())
                .isEqualTo(new LogSettings(LogSettings.Format.JSON, System.Logger.Level.WARNING));
        assertThat(parse("", Flags.NONE).log()).isEqualTo(LogSettings.DEFAULT);
    }

    @Test
    void quotas_may_be_those_of_AWS() {
        assertThat(parse("quotas: aws", Flags.NONE).rates())
                .containsExactly(Map.entry("StopExecution", new Limit(1_000, 200)));
        assertThat(parse("", Flags.NONE).rates()).isEmpty();
    }

    @Test
    void a_store_of_objects_needs_an_endpoint_and_a_key_and_has_the_servers_region()
            throws IOException {
        Files.writeString(folder.resolve("key.txt"), "  AKID\n");
        var text =
                """
                objects:
                  endpoint: http://localhost:9000
                  accessKeyId: file:key.txt
                  secretAccessKey: env:MINIO_SECRET
                region: eu-central-1
                """;

        assertThat(parse(text, Flags.NONE).objects())
                .isEqualTo(
                        new RemoteSettings(
                                URI.create("http://localhost:9000"),
                                "eu-central-1",
                                "AKID",
                                "hush",
                                true));
        assertThat(problems("objects: {pathStyle: true}"))
                .containsExactly(
                        "gantry.yaml line 1: objects needs an endpoint, such as"
                                + " http://localhost:9000.",
                        "gantry.yaml line 1: objects needs an accessKeyId.",
                        "gantry.yaml line 1: objects needs a secretAccessKey, as env:NAME or"
                                + " file:PATH.");
    }

    @Test
    void a_secret_stands_in_the_environment_or_a_file_and_in_no_message() {
        var text =
                """
                objects:
                  endpoint: localhost
                  accessKeyId: env:ABSENT
                  secretAccessKey: plain-secret
                  pathstyle: true
                  pathStyle: perhaps
                """;

        assertThat(problems(text))
                .containsExactly(
                        "gantry.yaml line 2: endpoint \"localhost\" is not an http or https URL"
                                + " without user, query or fragment.",
                        "gantry.yaml line 3: accessKeyId names the variable ABSENT, which is not"
                                + " set.",
                        "gantry.yaml line 4: secretAccessKey must be env:NAME or file:PATH; a"
                                + " secret does not belong here.",
                        "gantry.yaml line 5: unknown key \"pathstyle\" of objects; did you mean"
                                + " \"pathStyle\"?",
                        "gantry.yaml line 6: pathStyle \"perhaps\" is not true or false.");
        assertThat(problems("objects: {secretAccessKey: 'file:absent'}"))
                .contains(
                        "gantry.yaml line 1: secretAccessKey names the file \"absent\", which"
                                + " cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hush@a", "http://a?key=hush", "http://a/#hush", "//hush@"})
    void an_endpoint_has_no_secrets_in_it_and_none_is_told(String endpoint) {
        var problem = " must be an http or https URL without user, query or fragment.";

        assertThat(problems("objects: {endpoint: '" + endpoint + "'}"))
                .contains("gantry.yaml line 1: endpoint" + problem);
        assertThat(problems("openTelemetry: {endpoint: '" + endpoint + "'}"))
                .contains("gantry.yaml line 1: endpoint" + problem);
    }

    @Test
    void a_file_beside_that_is_too_large_is_told_and_not_cut() throws IOException {
        Files.writeString(folder.resolve("large"), "k".repeat(65_537));

        assertThat(problems("objects: {secretAccessKey: 'file:large'}"))
                .contains(
                        "gantry.yaml line 1: secretAccessKey names the file \"large\", which is"
                                + " larger than 64 KiB.");
        assertThat(problems("openTelemetry: {endpoint: 'http://a', headersFile: large}"))
                .containsExactly("gantry.yaml line 1: headersFile is larger than 64 KiB.");
    }

    @Test
    void OpenTelemetry_takes_its_headers_from_a_file_beside() throws IOException {
        Files.writeString(folder.resolve("secret"), "# ours\nApi-Key: a: b\n");

        Configuration configuration =
                parse(
                        """
                        openTelemetry:
                          endpoint: https://collector.example:4318/otlp
                          headersFile: secret
                          logs: true
                        """,
                        Flags.NONE);

        assertThat(configuration.openTelemetry())
                .isEqualTo(
                        new OpenTelemetrySettings(
                                URI.create("https://collector.example:4318/otlp"),
                                Map.of("Api-Key", "a: b"),
                                true,
                                "gantry"));
        assertThat(configuration.toString()).doesNotContain("a: b");
    }

    @Test
    void a_mistake_in_OpenTelemetry_is_told_without_its_secrets() throws IOException {
        Files.writeString(folder.resolve("secret"), "Api-Key hush\n");

        assertThat(problems("openTelemetry: {logs: true}"))
                .containsExactly(
                        "gantry.yaml line 1: openTelemetry needs an endpoint, such as"
                                + " http://127.0.0.1:4318.");
        assertThat(problems("openTelemetry: {endpoint: \"http://a\", headersFile: secret}"))
                .containsExactly(
                        "gantry.yaml line 1: line 1 of headersFile is not \"Name: value\".");
        assertThat(problems("openTelemetry: {endpont: \"http://a\"}").getFirst())
                .contains("did you mean \"endpoint\"?");
    }

    @Test
    void what_is_nested_too_deep_is_refused_with_its_line() {
        assertThatThrownBy(() -> parse("port: 1\nquotas: " + "[".repeat(100_000), Flags.NONE))
                .hasMessageContaining("line 2: nested deeper than 100 levels.");
        assertThatThrownBy(() -> parse("quotas: " + "{a: ".repeat(20_000), Flags.NONE))
                .hasMessageContaining("line 1: nested deeper than 100 levels.");
    }

    @Test
    void flags_win_over_the_file() {
        var flags = new Flags(1, 2, "127.0.0.2", "other", "mocks.json");

        Configuration configuration = parse("port: 9000\nhost: localhost\ndata: kept", flags);

        assertThat(configuration.port()).isEqualTo(1);
        assertThat(configuration.httpsPort()).isEqualTo(2);
        assertThat(configuration.host()).isEqualTo("127.0.0.2");
        assertThat(configuration.data()).isEqualTo(folder.resolve("other"));
        assertThat(configuration.mocks()).isEqualTo(folder.resolve("mocks.json"));
    }

    @Test
    void port_0_implies_https_port_0() {
        assertThat(parse("", new Flags(0, null, null, null, null)).httpsPort()).isZero();
        assertThat(parse("port: 0", Flags.NONE).httpsPort()).isZero();
        assertThat(parse("port: 0\nhttpsPort: 8443", Flags.NONE).httpsPort()).isEqualTo(8443);
    }

    @Test
    void a_relative_data_folder_of_a_file_lies_beside_the_file() throws IOException {
        Files.createDirectory(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/my.yaml"), "data: kept");

        Configuration configuration = reader().read("etc/my.yaml", Flags.NONE);

        assertThat(configuration.data()).isEqualTo(folder.resolve("etc/kept"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    prot: 1               | unknown key "prot"; did you mean "port"?
                    retention: 1          | unknown key "retention"; did you mean "region"?
                    HTTPSPORT: 1          | unknown key "HTTPSPORT"; did you mean "httpsPort"?
                    port: eighty          | port "eighty" is not a whole number from 0 to 65535.
                    port: 65536           | port "65536" is not a whole number from 0 to 65535.
                    port: -1              | port "-1" is not a whole number from 0 to 65535.
                    port: 99999999999999999999 | port "99999999999999999999" is not a whole number from 0 to 65535.
                    port:                 | port must be a whole number from 0 to 65535; it has no value.
                    port: [1]             | port must be a whole number from 0 to 65535; it has a list.
                    retentionDays: 0      | retentionDays "0" is not a whole number from 1 to 36500.
                    account: 12           | account "12" is not twelve digits.
                    region: US East       | region "US East" is not a region's name.
                    functions: {a/b: {}}  | function "a/b" is not a name of at most 64 letters, digits, - and _.
                    functions: {f: {tiemout: 3}} | unknown key "tiemout"; did you mean "timeout"?
                    functions: {f: {timeout: 901}} | timeout "901" is not a whole number from 1 to 900.
                    functions: {f: {memory: 64}} | memory "64" is not a whole number from 128 to 10240.
                    functions: {f: {runtime: java8}} | unknown runtime "java8"; did you mean "java"? There are nodejs, node, nodejs20.x, nodejs22.x, nodejs24.x, java, java21, java25, provided, provided.al2023.
                    functions: {f: {environment: {_HANDLER: x}}} | the variable "_HANDLER" cannot be set: Lambda reserves it.
                    data: {a: b}          | data must be a folder; it has a mapping.
                    host: 0.0.0.0         | host "0.0.0.0" is not loopback, and Gantry listens elsewhere only with auth: required, which is not built yet; use 127.0.0.1.
                    auth: required        | auth: required is not built yet; use open, on loopback.
                    auth: closed          | auth "closed" is not open or required.
                    store: postgres://u:secret@h | store: the address of PostgreSQL cannot be read: it names no database behind the host; write postgres://USER:PASSWORD@HOST:PORT/DATABASE.
                    store: env:NO_SUCH_ADDRESS | store names the variable NO_SUCH_ADDRESS, which is not set.
                    store: sqlite:x.db    | SQLite lies in the data folder; use sqlite: and set data.
                    store: postgre://h    | store names no known database; use sqlite: or postgres://USER:PASSWORD@HOST:PORT/DATABASE.
                    issuers: {a: b}       | issuers is not built yet; remove it.
                    certificates: {a: b}  | certificates is not built yet; remove it.
                    mail: {a: b}          | mail is not built yet; remove it.
                    endpoints: {lambda: aws} | an endpoint for lambda is not built yet; only states: embedded is.
                    quotas: {openExecution: 1} | unknown quota "openExecution"; did you mean "openExecutions"?
                    log: {formatt: json}  | unknown key "formatt" of log; did you mean "format"?
                    log: json             | log must be a mapping, such as {format: json, level: info}.
                    log: {format: xml}    | format "xml" is not text or json.
                    log: {level: loud}    | level "loud" is not debug, info, warn or error.
                    quotas: {StartExecutoin: {bucket: 1, rate: 1}} | unknown quota "StartExecutoin"; did you mean "StartExecution"?
                    quotas: {StartExecution: {bucket: 1, rat: 1}} | unknown key "rat" of a quota; did you mean "rate"?
                    quotas: {StartExecution: {bucket: 1}} | StartExecution needs a bucket (calls at once after a rest) and a rate (calls a second), such as {bucket: 1300, rate: 300}.
                    quotas: {StartExecution: {bucket: 0, rate: 1}} | bucket "0" is not a whole number from 1 to 1000000.
                    quotas: {StartExecution: 5} | StartExecution must be a mapping of keys to values.
                    quotas: {openExecutions: x} | openExecutions "x" is not a whole number from 1 to 2147483647.
                    quotas: 7             | quotas must be aws, or a mapping of keys to values.
                    quotas: azure         | quotas must be aws, or a mapping of keys to values.
                    just a sentence       | a configuration file must be a mapping of keys to values.
                    {port: 1, port: 2}    | "port" is set twice.
                    a: b: c               | not YAML: mapping values are not allowed here.
                    """)
    void a_mistake_is_told_with_its_line(String line, String problem) {
        assertThat(problems("# settings\n" + line))
                .containsExactly("gantry.yaml line 2: " + problem);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(problems("prot: 1\nhttpsPort: x\nmail: {}"))
                .extracting(problem -> problem.substring(0, "gantry.yaml line 1".length()))
                .containsExactly("gantry.yaml line 1", "gantry.yaml line 2", "gantry.yaml line 3");
    }

    @Test
    void a_password_in_a_store_is_not_repeated() {
        assertThat(problems("store: postgres://u:secret@h"))
                .isNotEmpty()
                .noneMatch(it -> it.contains("secret"));
        Configuration configuration = parse("store: postgresql://u:secret@h/d", Flags.NONE);
        assertThat(configuration.toString()).contains("postgres://h:5432/d");
        assertThat(configuration.toString()).doesNotContain("secret");
    }

    @Test
    void the_address_of_a_store_may_be_elsewhere_as_other_secrets_are() throws IOException {
        Files.writeString(folder.resolve("store.txt"), "postgres://u:secret@h/d\n");
        assertThat(parse("store: file:store.txt", Flags.NONE).store())
                .hasToString("postgres://h:5432/d");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "0.0.0.0, ,'--host \"0.0.0.0\" is not loopback, and Gantry listens elsewhere only with"
                + " auth: required, which is not built yet; use 127.0.0.1.'",
        ", 70000, '--port 70000 is not a whole number from 0 to 65535.'"
    })
    void flags_are_checked_as_keys_are(
            @Nullable String host, @Nullable Integer port, String problem) {
        var flags = new Flags(port, null, host, null, null);

        assertThatThrownBy(() -> parse("", flags)).hasMessage(problem);
    }

    @Test
    void a_file_that_is_named_must_exist() {
        assertThatThrownBy(() -> reader().read("other.yaml", Flags.NONE))
                .hasMessage("other.yaml cannot be read; does it exist, and may you read it?");
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> parse(text, Flags.NONE))
                .problems();
    }

    private Configuration parse(String text, Flags flags) {
        return reader().parse("gantry.yaml", text, flags);
    }

    private ConfigurationReader reader() {
        return new ConfigurationReader(
                folder,
                new KnownQuotas(
                        List.of("openExecutions", "stateMachines"),
                        () -> List.of("StartExecution", "StopExecution"),
                        () -> Map.of("StopExecution", new Limit(1_000, 200))),
                Map.of("MINIO_SECRET", "hush"));
    }
}
