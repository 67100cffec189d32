package gantry.cli.run;

import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The execution's input as the command line gives it. */
final class RunInput {
    /**
     * A file if one of that name exists, else JSON; an empty object if nothing is given.
     *
     * @throws CannotRun if it is neither
     */
    static Payload of(Path workingFolder, @Nullable String written) {
        if (written == null) {
            return Payload.EMPTY_OBJECT;
        }
        Path file = file(workingFolder, written);
        String text = file == null ? written : DefinitionFile.read(file);
        try {
            return Payload.parse(text, JsonLimits.PAYLOAD);
        } catch (JsonParseException e) {
            if (file == null && !looksLikeJson(written)) {
                throw new CannotRun(
                        "The input \"%s\" is neither a file that is there nor JSON."
                                .formatted(written));
            }
            throw new CannotRun(
                    file == null
                            ? "The input is neither a file nor JSON: line %d column %d: %s"
                                    .formatted(e.line(), e.column(), e.message())
                            : "%s:%d:%d: not JSON: %s"
                                    .formatted(
                                            file.getFileName(), e.line(), e.column(), e.message()));
        }
    }

    /**
     * Whether JSON was meant: then it helps to know where it goes wrong, and it is no file's name.
     */
    private static boolean looksLikeJson(String written) {
        String text = written.strip();
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    }

    private static @Nullable Path file(Path workingFolder, String written) {
        try {
            Path file = workingFolder.resolve(written);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private RunInput() {}
}
