package gantry.server.mocks;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.settings.BoundedFile;
import gantry.states.mocks.MockConfig;
import gantry.states.mocks.MockConfigException;
import gantry.workflows.mocks.MockSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A MockConfigFile that is looked at anew for each start that names a test case, so that one can
 * work on it beside a running server. Safe for any thread.
 */
public final class MockFile implements MockSource {
    /** Ours; a response is at most 256 KiB. */
    static final int MAX_BYTES = 16 * 1_048_576;

    private final Path path;
    private volatile Version last;

    /** Content as it was once. */
    private record Version(ByteBuffer content, MockConfig config) {}

    private MockFile(Path path, Version first) {
        this.path = path;
        this.last = first;
    }

    /**
     * A file that can be used now.
     *
     * @throws MockConfigException all that is wrong with it, each with the file's name
     */
    public static MockFile open(Path path) {
        byte[] bytes = bytes(path);
        return new MockFile(path, new Version(ByteBuffer.wrap(bytes), compile(path, bytes)));
    }

    /**
     * What a file says now.
     *
     * @throws MockConfigException all that is wrong with it, each with the file's name
     */
    public static MockConfig read(Path path) {
        return compile(path, bytes(path));
    }

    @Override
    public MockConfig current() {
        byte[] bytes = bytes(path);
        ByteBuffer content = ByteBuffer.wrap(bytes);
        Version known = last;
        if (known.content().equals(content)) {
            return known.config();
        }
        var changed = new Version(content, compile(path, bytes));
        last = changed;
        return changed.config();
    }

    private static byte[] bytes(Path path) {
        try {
            return BoundedFile.read(path, MAX_BYTES);
        } catch (BoundedFile.TooLarge e) {
            throw problem(e.sentence("\"" + path + "\""));
        } catch (IOException _) {
            throw problem("The file \"%s\" cannot be read; is it there?".formatted(path));
        }
    }

    private static MockConfig compile(Path path, byte[] bytes) {
        try {
            return MockConfig.of(Json.parse(bytes, JsonLimits.ofBytes(MAX_BYTES)));
        } catch (JsonParseException e) {
            throw problem(
                    "%s:%d:%d: not JSON: %s"
                            .formatted(path.getFileName(), e.line(), e.column(), e.message()));
        } catch (MockConfigException e) {
            throw new MockConfigException(
                    e.problems().stream().map(it -> path.getFileName() + ": " + it).toList());
        }
    }

    private static MockConfigException problem(String sentence) {
        return new MockConfigException(List.of(sentence));
    }
}
