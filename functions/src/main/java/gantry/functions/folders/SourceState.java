package gantry.functions.folders;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * A sum over names, sizes and times of a folder's files, which changes when one of them does.
 * {@code node_modules} and hidden folders are passed over: they are large, and who changes them
 * changes a lock file too.
 */
public record SourceState(long sum, int files) {
    /**
     * Ours, of folders too: a walk of so many takes some milliseconds; what lies beyond is not
     * watched.
     */
    private static final int MAX_FILES = 2_000;

    private static final int MAX_DEPTH = 16;

    static SourceState of(Path folder) {
        try {
            Path root = folder.toRealPath(); // a link to a folder is walked, links in it are not
            var walk = new Walk(root);
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, walk);
            return new SourceState(walk.sum, walk.files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private long sum;
        private int files;
        private int folders;

        Walk(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            String name = String.valueOf(path.getFileName());
            boolean passed =
                    !path.equals(folder) && (name.equals("node_modules") || name.startsWith("."));
            if (passed) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders++;
            return folders < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            files++;
            // A sum, as the order of a folder's entries is not sure.
            sum +=
                    mix(
                            31L * folder.relativize(path).toString().hashCode()
                                    + attributes.size() * 1_000_003L
                                    + attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
            return files < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        /** What went while we looked is a change that the next look sees. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        /** SplittableRandom's finisher: neighbouring times must not cancel each other out. */
        private static long mix(long value) {
            long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            return mixed ^ (mixed >>> 31);
        }
    }
}
