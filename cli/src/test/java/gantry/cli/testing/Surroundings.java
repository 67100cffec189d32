package gantry.cli.testing;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a server of a test lives.
 *
 * @param mounts that it sees; null for those of the machine
 * @param environment variables beside this process's own
 */
public record Surroundings(@Nullable MountNamespace mounts, Map<String, String> environment) {
    public static final Surroundings ORDINARY = new Surroundings(null, Map.of());

    public static Surroundings in(MountNamespace mounts) {
        return new Surroundings(mounts, Map.of());
    }

    /** A JVM with so much heap. */
    public static Surroundings heap(int megabytes) {
        return new Surroundings(null, Map.of("JDK_JAVA_OPTIONS", "-Xmx" + megabytes + "m"));
    }

    /** The command as it is run here; entering a namespace forgets the working folder. */
    List<String> command(Path folder, List<String> command) {
        if (mounts == null) {
            return command;
        }
        var inside = new ArrayList<>(mounts.enter());
        inside.addAll(
                List.of("sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.toString()));
        inside.addAll(command);
        return inside;
    }
}
