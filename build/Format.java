import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks ({@code --check DIR}) or rewrites ({@code --write DIR}) the layout of all Java sources
 * below a folder. Run by the build in the toolchain's JVM, because google-java-format reads only
 * the syntax its own JVM knows. A file that was right once is not looked at again: {@code
 * target/format/known-good} holds the hashes.
 */
public final class Format {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".gantry");

    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("--write");
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<String> wrong = new ArrayList<>();
        Path known = Path.of(args[1], "target", "format", "known-good");
        Set<String> before =
                Files.exists(known) ? new HashSet<>(Files.readAllLines(known)) : Set.of();
        Set<String> good = new TreeSet<>();
        for (Path file : sources(Path.of(args[1]))) {
            String hash = hash(file);
            if (before.contains(hash) || isFormatted(formatter, file, write)) {
                good.add(hash);
            } else {
                wrong.add(file.toString());
            }
        }
        Files.createDirectories(known.getParent());
        Files.write(known, good);
        if (!write && !wrong.isEmpty()) {
            System.err.println(
                    "Not formatted; run `build/format` to mend:\n  " + String.join("\n  ", wrong));
            System.exit(1);
        }
    }

    private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }

    private static boolean isFormatted(Formatter formatter, Path file, boolean write)
            throws IOException {
        String source = Files.readString(file);
        try {
            String formatted = formatter.formatSourceAndFixImports(source);
            if (write && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return formatted.equals(source);
        } catch (FormatterException e) {
            System.err.println(file + ": " + e.getMessage());
            return false;
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path dir, BasicFileAttributes attributes) {
                        return SKIPPED.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".java")) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }
}
