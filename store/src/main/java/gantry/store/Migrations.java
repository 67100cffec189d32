package gantry.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The numbered steps by which a component's tables came to be: forward only, never edited once
 * merged. A script holds statements that end with a semicolon at the end of a line, comments on
 * lines of their own, and the placeholders of {@link Dialect}.
 */
public final class Migrations {
    /** One script; {@code number} counts from 1 without gaps. */
    record Script(int number, String name, String text) {
        String checksum() {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        List<String> statements(Dialect dialect) {
            var statements = new ArrayList<String>();
            var current = new StringBuilder();
            for (var line : dialect.render(withoutComments()).lines().toList()) {
                current.append(line).append('\n');
                if (line.stripTrailing().endsWith(";")) {
                    statements.add(current.toString().strip());
                    current.setLength(0);
                }
            }
            if (!current.toString().isBlank()) {
                throw new IllegalStateException(
                        name + ": the last statement does not end with a semicolon");
            }
            return statements;
        }

        private String withoutComments() {
            var lines = text.lines().filter(line -> !line.stripLeading().startsWith("--"));
            return String.join("\n", lines.toList());
        }
    }

    private final String component;
    private final List<Script> scripts;

    private Migrations(String component, List<Script> scripts) {
        this.component = component;
        this.scripts = scripts;
    }

    /**
     * The scripts of a component.
     *
     * @param anchor a class in whose package the resources lie
     * @param resources in order, each named by its number: {@code "0001_executions.sql"}
     */
    public static Migrations of(String component, Class<?> anchor, String... resources) {
        var scripts = new ArrayList<Script>();
        for (var resource : resources) {
            scripts.add(new Script(scripts.size() + 1, resource, text(anchor, resource)));
        }
        return of(component, scripts);
    }

    static Migrations of(String component, List<Script> scripts) {
        for (var script : scripts) {
            if (!script.name().startsWith("%04d_".formatted(script.number()))) {
                throw new IllegalArgumentException(
                        "Migration \"%s\" of %s does not begin with %04d_"
                                .formatted(script.name(), component, script.number()));
            }
        }
        return new Migrations(component, List.copyOf(scripts));
    }

    String component() {
        return component;
    }

    List<Script> scripts() {
        return scripts;
    }

    private static String text(Class<?> anchor, String resource) {
        try (var stream = anchor.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "No resource \"%s\" beside %s".formatted(resource, anchor.getName()));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
