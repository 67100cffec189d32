package gantry.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.objects.store.KeyOrder;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class KeyWalkTest {
    private static final List<String> NAMES = List.of("a", "a-", "a.", "a0", "b", "ä", "zz");

    @TempDir Path folder = Path.of("");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_walk_with_hardly_any_memory_gives_every_key_once_and_in_order(long seed)
            throws IOException {
        var random = new Random(seed);
        Set<String> all = makeFiles(random);

        for (int i = 0; i < 200; i++) {
            String after = i == 0 ? "" : aKey(random);
            String some = aKey(random);
            String prefix = i % 3 == 0 ? "" : some.substring(0, random.nextInt(some.length()));
            int budget = 1 + random.nextInt(4);
            List<String> expected =
                    all.stream()
                            .filter(key -> key.startsWith(prefix))
                            .filter(key -> KeyOrder.compare(key, after) > 0)
                            .toList();

            assertThat(keys(new KeyWalk(folder, prefix, after, budget, 1)))
                    .as("prefix %s, after %s, budget %d", prefix, after, budget)
                    .isEqualTo(expected);
        }
    }

    private Set<String> makeFiles(Random random) throws IOException {
        var all = new TreeSet<>(KeyOrder.INSTANCE);
        for (int i = 0; i < 150; i++) {
            String key = aKey(random);
            Path file = folder.resolve(key);
            Path parent = Objects.requireNonNull(file.getParent());
            boolean free = !Files.exists(file) && (Files.isDirectory(parent) || canMake(parent));
            if (free) {
                Files.createDirectories(parent);
                Files.createFile(file);
                all.add(key);
            }
        }
        Files.createDirectories(folder.resolve("empty/deep"));
        return all;
    }

    private boolean canMake(Path parent) {
        for (Path path = parent; path.startsWith(folder); path = path.resolve("..").normalize()) {
            if (Files.isRegularFile(path)) {
                return false;
            }
        }
        return true;
    }

    private static String aKey(Random random) {
        var key = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        while (random.nextInt(3) > 0 && key.length() < 12) {
            key.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return key.toString();
    }

    private static List<String> keys(KeyWalk walk) throws IOException {
        var keys = new ArrayList<String>();
        for (String key = walk.next(); key != null; key = walk.next()) {
            keys.add(key);
        }
        return keys;
    }
}
