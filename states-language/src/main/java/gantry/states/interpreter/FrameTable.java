package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * The frames of an execution by number: immutable, a change copies one path of a 32-way tree and
 * shares the rest, so that an execution with thousands of iterations changes one of them at the
 * cost of one.
 */
public final class FrameTable {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    public static final FrameTable EMPTY = new FrameTable(new @Nullable Object[WIDTH], BITS, 0);

    private final @Nullable Object[] root;

    /** How many bits of a frame number the tree can tell apart. */
    private final int bits;

    private final int size;

    private FrameTable(@Nullable Object[] root, int bits, int size) {
        this.root = root;
        this.bits = bits;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public @Nullable Frame find(int no) {
        if (no < 0 || (no >>> bits) != 0) {
            return null;
        }
        @Nullable Object[] node = root;
        for (int shift = bits - BITS; shift > 0; shift -= BITS) {
            Object child = node[(no >>> shift) & MASK];
            if (child == null) {
                return null;
            }
            node = (@Nullable Object[]) child;
        }
        return (Frame) node[no & MASK];
    }

    public FrameTable with(Frame frame) {
        FrameTable table = this;
        while ((frame.no() >>> table.bits) != 0) {
            @Nullable Object[] taller = new @Nullable Object[WIDTH];
            taller[0] = table.root;
            table = new FrameTable(taller, table.bits + BITS, table.size);
        }
        int grown = table.size + (table.find(frame.no()) == null ? 1 : 0);
        return new FrameTable(
                put(table.root, table.bits - BITS, frame.no(), frame), table.bits, grown);
    }

    public FrameTable without(int no) {
        if (find(no) == null) {
            return this;
        }
        return size == 1 ? EMPTY : new FrameTable(put(root, bits - BITS, no, null), bits, size - 1);
    }

    /** In ascending order of frame numbers. */
    public void forEach(Consumer<Frame> action) {
        visit(root, bits - BITS, action);
    }

    private static @Nullable Object[] put(
            @Nullable Object @Nullable [] node, int shift, int no, @Nullable Frame frame) {
        @Nullable Object[] copy = node == null ? new @Nullable Object[WIDTH] : node.clone();
        int slot = (no >>> shift) & MASK;
        copy[slot] =
                shift == 0
                        ? frame
                        : put((@Nullable Object @Nullable []) copy[slot], shift - BITS, no, frame);
        return copy;
    }

    private static void visit(@Nullable Object[] node, int shift, Consumer<Frame> action) {
        for (Object child : node) {
            if (child instanceof Frame frame) {
                action.accept(frame);
            } else if (child != null) {
                visit((@Nullable Object[]) child, shift - BITS, action);
            }
        }
    }
}
