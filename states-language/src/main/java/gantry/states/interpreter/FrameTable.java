package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * The frames of an execution by number: immutable, a change copies one path of a 32-way tree and
 * shares the rest, so that an execution with thousands of iterations changes one of them at the
 * cost of one. It also knows, without a search, which frames are {@link Phase#READY}.
 */
public final class FrameTable {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    public static final FrameTable EMPTY = new FrameTable(Node.EMPTY, BITS, 0, 0);

    private final Node root;

    /** How many bits of a frame number the tree can tell apart. */
    private final int bits;

    private final int size;
    private final long variableBytes;

    private FrameTable(Node root, int bits, int size, long variableBytes) {
        this.root = root;
        this.bits = bits;
        this.size = size;
        this.variableBytes = variableBytes;
    }

    public int size() {
        return size;
    }

    /** Of the variables of all frames, as JSON in UTF-8. */
    long variableBytes() {
        return variableBytes;
    }

    public @Nullable Frame find(int no) {
        if (no < 0 || (bits < Integer.SIZE && (no >>> bits) != 0)) {
            return null;
        }
        Node node = root;
        for (int shift = bits - BITS; shift > 0; shift -= BITS) {
            Object child = node.slots[(no >>> shift) & MASK];
            if (child == null) {
                return null;
            }
            node = (Node) child;
        }
        return (Frame) node.slots[no & MASK];
    }

    public FrameTable with(Frame frame) {
        FrameTable table = this;
        while (table.bits < Integer.SIZE && (frame.no() >>> table.bits) != 0) {
            table =
                    new FrameTable(
                            Node.above(table.root),
                            table.bits + BITS,
                            table.size,
                            table.variableBytes);
        }
        Frame before = table.find(frame.no());
        return new FrameTable(
                put(table.root, table.bits - BITS, frame.no(), frame),
                table.bits,
                table.size + (before == null ? 1 : 0),
                table.variableBytes + frame.variables().bytes() - bytesOf(before));
    }

    public FrameTable without(int no) {
        Frame before = find(no);
        if (before == null) {
            return this;
        }
        return size == 1
                ? EMPTY
                : new FrameTable(
                        put(root, bits - BITS, no, null),
                        bits,
                        size - 1,
                        variableBytes - bytesOf(before));
    }

    private static long bytesOf(@Nullable Frame frame) {
        return frame == null ? 0 : frame.variables().bytes();
    }

    /** In ascending order of frame numbers. */
    public void forEach(Consumer<Frame> action) {
        visit(root, action);
    }

    /** The lowest number, from {@code from} on, of a frame that is READY; −1 if there is none. */
    int findReady(int from) {
        return findReady(root, bits - BITS, from, 0);
    }

    private static int findReady(Node node, int shift, int from, int base) {
        int first = Math.max(0, (from - base) >> shift);
        for (int slot = first; slot < WIDTH; slot++) {
            if ((node.ready & (1 << slot)) == 0) {
                continue;
            }
            int no = base + (slot << shift);
            Object child = node.slots[slot];
            int found = child instanceof Node inner ? findReady(inner, shift - BITS, from, no) : no;
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    private static Node put(@Nullable Node node, int shift, int no, @Nullable Frame frame) {
        Node old = node == null ? Node.EMPTY : node;
        int slot = (no >>> shift) & MASK;
        if (shift == 0) {
            return old.with(slot, frame, frame != null && frame.phase() == Phase.READY);
        }
        Node child = put((Node) old.slots[slot], shift - BITS, no, frame);
        return old.with(slot, child, child.ready != 0);
    }

    private static void visit(Node node, Consumer<Frame> action) {
        for (Object child : node.slots) {
            if (child instanceof Frame frame) {
                action.accept(frame);
            } else if (child != null) {
                visit((Node) child, action);
            }
        }
    }

    /**
     * @param slots frames in the lowest level, nodes above it
     * @param ready a bit for each slot with a READY frame in or below it
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    private record Node(@Nullable Object[] slots, int ready) {
        static final Node EMPTY = new Node(new @Nullable Object[WIDTH], 0);

        static Node above(Node lower) {
            return EMPTY.with(0, lower, lower.ready != 0);
        }

        Node with(int slot, @Nullable Object child, boolean isReady) {
            @Nullable Object[] copy = slots.clone();
            copy[slot] = child;
            int bit = 1 << slot;
            return new Node(copy, isReady ? ready | bit : ready & ~bit);
        }
    }
}
