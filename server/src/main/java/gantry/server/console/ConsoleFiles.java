package gantry.server.console;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was built, by its name below the folder. All of it is read once, so a request can name
 * nothing but what is in this list.
 */
final class ConsoleFiles {
    /** Ours: the whole console with its source maps is far smaller. */
    private static final long MAX_BYTES = 64L << 20;

    private static final String GZIP = ".gz";

    private static final Map<String, String> CONTENT_TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("wasm", "application/wasm"));

    private final Map<String, ConsoleFile> files;

    private ConsoleFiles(Map<String, ConsoleFile> files) {
        this.files = files;
    }

    @Nullable ConsoleFile find(String name) {
        return files.get(name);
    }

    /**
     * Reads all that lies beside {@code index.html}.
     *
     * @param index where it was found
     */
    static ConsoleFiles beside(URL index) throws IOException {
        Map<String, byte[]> read =
                index.openConnection() instanceof JarURLConnection jar
                        ? readJar(jar)
                        : readFolder(index);
        var files = new HashMap<String, ConsoleFile>();
        read.forEach(
                (name, bytes) -> {
                    if (!name.endsWith(GZIP)) {
                        files.put(name, file(name, bytes, read.get(name + GZIP)));
                    }
                });
        return new ConsoleFiles(files);
    }

    private static Map<String, byte[]> readJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false); // so that it may be closed
        String index = connection.getEntryName();
        String folder = index.substring(0, index.lastIndexOf('/') + 1);
        var read = new HashMap<String, byte[]>();
        long bytes = 0;
        try (var jar = connection.getJarFile()) {
            for (var entry : jar.stream().toList()) {
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        byte[] file = in.readNBytes((int) (MAX_BYTES - bytes) + 1);
                        bytes = requireFew(bytes + file.length);
                        read.put(entry.getName().substring(folder.length()), file);
                    }
                }
            }
        }
        return read;
    }

    private static Map<String, byte[]> readFolder(URL index) throws IOException {
        Path folder = Path.of(uri(index)).resolveSibling("");
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).toList();
        }
        var read = new HashMap<String, byte[]>();
        long bytes = 0;
        for (Path path : paths) {
            bytes = requireFew(bytes + Files.size(path));
            read.put(
                    folder.relativize(path).toString().replace('\\', '/'),
                    Files.readAllBytes(path));
        }
        return read;
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path has " + url, e);
        }
    }

    private static long requireFew(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new IllegalStateException(
                    "The console has more than "
                            + MAX_BYTES
                            + " bytes; something else got into it.");
        }
        return bytes;
    }

    private static ConsoleFile file(String name, byte[] bytes, byte @Nullable [] gzipped) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return new ConsoleFile(
                CONTENT_TYPES.getOrDefault(ending, "application/octet-stream"),
                eTag(bytes),
                bytes,
                gzipped);
    }

    private static String eTag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
