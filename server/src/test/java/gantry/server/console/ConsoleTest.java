package gantry.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.wire.http.HttpHandler;
import gantry.wire.http.HttpServer;
import gantry.wire.http.HttpServerOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;

@Timeout(60)
class ConsoleTest {
    private static final String PAGE = "<!doctype html><title>Console</title>";
    private static final String SCRIPT = "console.log('here');".repeat(20);

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void build() throws IOException {
        Path built = folder.resolve("gantry/console");
        Files.createDirectories(built.resolve("assets"));
        Files.writeString(folder.resolve("gantry/secret.txt"), "secret");
        Files.writeString(built.resolve("index.html"), PAGE);
        Files.writeString(built.resolve("icon.svg"), "<svg/>");
        Files.writeString(built.resolve("assets/main-a1b2.js"), SCRIPT);
        Files.writeString(built.resolve("assets/main-c3d4.css"), "a{}");
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(SCRIPT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.write(built.resolve("assets/main-a1b2.js.gz"), gzipped.toByteArray());
        serve(folder.toUri().toURL());
    }

    private void serve(URL... classPath) {
        var console = new Console(new URLClassLoader(classPath, null));
        var handler =
                new HttpHandler() {
                    @Override
                    public gantry.wire.http.HttpResponse handle(
                            gantry.wire.http.HttpRequest request) {
                        return console.answer(request);
                    }

                    @Override
                    public gantry.wire.http.HttpResponse refuse(Refusal refusal) {
                        return gantry.wire.http.HttpResponse.empty(503);
                    }
                };
        server = HttpServer.start(HttpServerOptions.loopback(0), handler);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + server.port() + Console.PATH + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"''", "/", "/index.html", "/machines", "/executions/arn%3Aaws%3Astates"})
    void the_page_answers_for_every_path_of_its_own(String path) throws Exception {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(PAGE);
        assertThat(header(response, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(response, "cache-control")).isEqualTo("no-cache");
    }

    @Test
    void a_path_with_a_dot_is_the_pages_own_only_where_a_browser_opens_it() throws Exception {
        String path = "/executions/arn:aws:states:us-east-1:000000000000:execution:m:order-1.2";
        assertThat(get(path, "Accept", "text/html,*/*").body()).isEqualTo(PAGE);
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get("/assets/gone.js", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource({
        "/assets/main-a1b2.js, text/javascript; charset=utf-8, 'public, max-age=31536000,"
                + " immutable'",
        "/assets/main-c3d4.css, text/css; charset=utf-8, 'public, max-age=31536000, immutable'",
        "/icon.svg, image/svg+xml, no-cache",
    })
    void a_file_is_served_with_its_type_and_how_long_it_is_good(
            String path, String type, String caching) throws Exception {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "content-type")).isEqualTo(type);
        assertThat(header(response, "cache-control")).isEqualTo(caching);
        assertThat(header(response, "content-encoding")).isEmpty();
    }

    @Test
    void who_takes_gzip_gets_what_the_build_compressed() throws Exception {
        var plain = get("/assets/main-a1b2.js");
        var response = get("/assets/main-a1b2.js", "Accept-Encoding", "gzip, br");
        assertThat(header(response, "content-encoding")).isEqualTo("gzip");
        assertThat(Integer.parseInt(header(response, "content-length")))
                .isLessThan(Integer.parseInt(header(plain, "content-length")));
        assertThat(header(get("/icon.svg", "Accept-Encoding", "gzip"), "content-encoding"))
                .isEmpty();
    }

    @Test
    void who_has_the_file_already_is_told_so() throws Exception {
        var first = get("");
        var again = get("", "If-None-Match", header(first, "etag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/icon.svg", "If-None-Match", header(first, "etag")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void head_answers_as_get_without_the_body() throws Exception {
        var response = send("HEAD", "/icon.svg");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "content-type")).isEqualTo("image/svg+xml");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "//gantry/secret.txt",
        "/assets/main-a1b2.js.gz",
    })
    void nothing_is_served_but_what_was_built(String path) throws Exception {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("The console has no such file.\n");
    }

    @Test
    void every_answer_tells_the_browser_to_be_strict() throws Exception {
        for (var response : List.of(get(""), get("/icon.svg"), get("/gone.js"))) {
            assertThat(header(response, "content-security-policy"))
                    .startsWith("default-src 'self';")
                    .endsWith("frame-ancestors 'none'");
            assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(response, "referrer-policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void it_is_found_in_a_jar_as_well() throws Exception {
        Path jar = folder.resolve("console.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("index.html", "assets/main-a1b2.js")) {
                out.putNextEntry(new ZipEntry("gantry/console/" + name));
                out.write(Files.readAllBytes(folder.resolve("gantry/console").resolve(name)));
            }
        }
        server.close();
        serve(jar.toUri().toURL());
        assertThat(get("").body()).isEqualTo(PAGE);
        assertThat(get("/assets/main-a1b2.js").body()).isEqualTo(SCRIPT);
        assertThat(get("/icon.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void a_server_built_without_it_says_so() throws Exception {
        server.close();
        serve();
        assertThat(get("").statusCode()).isEqualTo(404);
        assertThat(get("").body())
                .isEqualTo("This Gantry was built without its console: no Node.js was found.\n");
    }
}
