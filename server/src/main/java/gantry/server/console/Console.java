package gantry.server.console;

import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@code GET /_gantry/console} and what lies below it: the console's files, and its page for every
 * path that is none of them, since the page itself knows what such a path shows. Safe for any
 * thread.
 */
public final class Console {
    public static final String PATH = "/_gantry/console";

    /** Where on the class path the built console lies. */
    private static final String RESOURCES = "gantry/console/";

    private static final String INDEX = "index.html";

    /** Files below it have a hash of their content in their names. */
    private static final String HASHED = "assets/";

    private static final List<Header> SAFETY =
            List.of(
                    new Header(
                            "Content-Security-Policy",
                            "default-src 'self'; style-src 'self' 'unsafe-inline';"
                                    + " img-src 'self' data:; worker-src 'self' blob:;"
                                    + " frame-ancestors 'none'"),
                    new Header("X-Content-Type-Options", "nosniff"),
                    new Header("Referrer-Policy", "no-referrer"));

    private final @Nullable URL index;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable ConsoleFiles files;

    /** Of the class path, which is not read before somebody asks. */
    public Console(ClassLoader classes) {
        this.index = classes.getResource(RESOURCES + INDEX);
    }

    public HttpResponse answer(HttpRequest request) {
        if (index == null) {
            return missing("This Gantry was built without its console: no Node.js was found.");
        }
        ConsoleFiles all = files(index);
        String path = request.path();
        String name = path.length() <= PATH.length() ? "" : path.substring(PATH.length() + 1);
        ConsoleFile file = all.find(name);
        if (file != null && !name.equals(INDEX)) {
            boolean isHashed = name.startsWith(HASHED);
            return file(
                    request, file, isHashed ? "public, max-age=31536000, immutable" : "no-cache");
        }
        ConsoleFile page = all.find(INDEX);
        if (page == null || (!name.equals(INDEX) && !isPage(request, name))) {
            return missing("The console has no such file.");
        }
        return file(request, page, "no-cache");
    }

    /**
     * Whether it is a path of the page's own. Files have an ending; but so may an ARN have in the
     * path of a page that a browser loads anew.
     */
    private static boolean isPage(HttpRequest request, String name) {
        String accept = request.header("Accept");
        return !name.contains(".")
                || (!name.startsWith(HASHED)
                        && accept != null
                        && accept.toLowerCase(Locale.ROOT).startsWith("text/html"));
    }

    private ConsoleFiles files(URL from) {
        ConsoleFiles read = files;
        if (read != null) {
            return read;
        }
        reading.lock();
        try {
            read = files;
            if (read == null) {
                read = ConsoleFiles.beside(from);
                files = read;
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reading.unlock();
        }
    }

    private static HttpResponse file(HttpRequest request, ConsoleFile file, String caching) {
        var headers = new ArrayList<>(SAFETY);
        headers.add(new Header("ETag", file.eTag()));
        headers.add(new Header("Cache-Control", caching));
        headers.add(new Header("Vary", "Accept-Encoding"));
        if (file.eTag().equals(request.header("If-None-Match"))) {
            return new HttpResponse(304, headers, new byte[0]);
        }
        headers.add(new Header("Content-Type", file.contentType()));
        byte[] gzipped = file.gzipped();
        if (gzipped == null || !takesGzip(request)) {
            return new HttpResponse(200, headers, file.bytes());
        }
        headers.add(new Header("Content-Encoding", "gzip"));
        return new HttpResponse(200, headers, gzipped);
    }

    /** As browsers say it; who refuses it by {@code ;q=0} is none. */
    private static boolean takesGzip(HttpRequest request) {
        String encodings = request.header("Accept-Encoding");
        return encodings != null && encodings.contains("gzip") && !encodings.contains("q=0");
    }

    private static HttpResponse missing(String sentence) {
        var headers = new ArrayList<>(SAFETY);
        headers.add(new Header("Content-Type", "text/plain; charset=utf-8"));
        headers.add(new Header("Cache-Control", "no-store"));
        return new HttpResponse(404, headers, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
