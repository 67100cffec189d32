package gantry.cli.run;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.Diagnostic;
import gantry.states.definition.Parsed;
import gantry.states.definition.StateMachine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A definition's file as the command line names it: {@code order.asl.json#TestCase}.
 *
 * @param machineName of the state machine: the file's name up to its first dot
 * @param testCase of its mocks; null if none is named
 */
record DefinitionFile(Path path, String machineName, @Nullable String testCase) {
    /** Reads nothing yet. A file may itself have a # in its name; then it is no test case. */
    static DefinitionFile named(Path workingFolder, String written) {
        int hash = written.lastIndexOf('#');
        boolean whole = hash < 0 || Files.exists(workingFolder.resolve(written));
        Path path = workingFolder.resolve(whole ? written : written.substring(0, hash));
        Path name = path.getFileName();
        String machineName = name == null ? "" : name.toString().split("\\.", 2)[0];
        return new DefinitionFile(path, machineName, whole ? null : written.substring(hash + 1));
    }

    /**
     * Compiles it.
     *
     * @param err gets its warnings, a line each
     * @throws CannotRun all problems, each with line and column
     */
    StateMachine compile(PrintWriter err) {
        String text = read(path);
        Parsed parsed = DefinitionParser.parse(text, false);
        Positions positions = Positions.of(text);
        if (parsed.isValid()) {
            // without an error, every diagnostic is a warning
            parsed.diagnostics()
                    .forEach(warning -> err.println(line(positions, "warning: ", warning)));
            err.flush();
            return parsed.requireMachine();
        }
        throw new CannotRun(
                parsed.errors().stream()
                        .map(diagnostic -> describe(text, positions, diagnostic))
                        .toList());
    }

    private String describe(String text, Positions positions, Diagnostic diagnostic) {
        try {
            Json.parseUnique(text, JsonLimits.DEFINITION);
        } catch (JsonParseException e) {
            return "%s:%d:%d: not JSON: %s"
                    .formatted(path.getFileName(), e.line(), e.column(), e.message());
        }
        return line(positions, "", diagnostic);
    }

    /** One line, whatever the names in it hold. */
    private String line(Positions positions, String kind, Diagnostic diagnostic) {
        return "%s:%s: %s%s (%s at %s)"
                .formatted(
                        path.getFileName(),
                        positions.find(diagnostic.location()),
                        kind,
                        diagnostic.message(),
                        diagnostic.code(),
                        diagnostic.location())
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** A file's text, or one sentence why not. */
    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException _) {
            throw new CannotRun(
                    "The file \"%s\" cannot be read; is it there, and is it UTF-8 text?"
                            .formatted(path));
        }
    }
}
