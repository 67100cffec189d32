package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * The frames of an execution by number: immutable, a change copies one path of a 32-way tree and
 * shares the rest, so that an execution with thousands of iterations changes one of them at the
 * cost of one; many changes together copy each node once. It also knows, without a search, which
 * frames are {@link Phase#READY}.
 */
public final class FrameTable {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    public static final FrameTable EMPTY = new FrameTable(Node.NONE, BITS, 0, 0);

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
        return find(root, bits, no);
    }

    private static @Nullable Frame find(Node root, int bits, int no) {
        if (no < 0 || !canTell(bits, no)) {
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

    private static boolean canTell(int bits, int no) {
        return bits >= Integer.SIZE || (no >>> bits) == 0;
    }

    public FrameTable with(Frame frame) {
        Changes changes = changes();
        changes.put(frame);
        return changes.table();
    }

    /** A table to be, which begins as this one. */
    Changes changes() {
        return new Changes(this);
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
     * Changes many frames. Nodes that it copied are its own until it becomes a table, and change in
     * place. Confined to one thread.
     */
    static final class Changes {
        private Node root;
        private int bits;
        private int size;
        private long variableBytes;
        private boolean isOver;

        private Changes(FrameTable before) {
            this.root = before.root;
            this.bits = before.bits;
            this.size = before.size;
            this.variableBytes = before.variableBytes;
        }

        @Nullable Frame find(int no) {
            return FrameTable.find(root, bits, no);
        }

        void put(Frame frame) {
            while (!canTell(bits, frame.no())) {
                root = Node.above(root);
                bits += BITS;
            }
            Frame before = find(frame.no());
            replace(frame.no(), frame);
            size += before == null ? 1 : 0;
            variableBytes += frame.variables().bytes() - bytesOf(before);
        }

        void remove(int no) {
            Frame before = find(no);
            if (before != null) {
                replace(no, null);
                size--;
                variableBytes -= bytesOf(before);
            }
        }

        /** In ascending order of frame numbers. */
        void forEach(Consumer<Frame> action) {
            visit(root, action);
        }

        /** With all changes; there can be none after it. */
        FrameTable table() {
            isOver = true;
            return size == 0 ? EMPTY : new FrameTable(root, bits, size, variableBytes);
        }

        private void replace(int no, @Nullable Frame frame) {
            if (isOver) {
                throw new IllegalStateException("Frame " + no + " changes in a finished table");
            }
            root = replace(root, bits - BITS, no, frame);
        }

        private Node replace(@Nullable Node node, int shift, int no, @Nullable Frame frame) {
            Node own = (node == null ? Node.NONE : node).ownedBy(this);
            int slot = (no >>> shift) & MASK;
            if (shift == 0) {
                own.put(slot, frame, frame != null && frame.phase() == Phase.READY);
            } else {
                Node child = replace((Node) own.slots[slot], shift - BITS, no, frame);
                own.put(slot, child, child.ready != 0);
            }
            return own;
        }

        private static long bytesOf(@Nullable Frame frame) {
            return frame == null ? 0 : frame.variables().bytes();
        }
    }

    /** Of the tree: frames in the lowest level, nodes above it. */
    private static final class Node {
        static final Node NONE = new Node(new @Nullable Object[WIDTH], 0, null);

        private final @Nullable Object[] slots;

        /** A bit for each slot with a READY frame in or below it. */
        private int ready;

        /** Who alone may change it. */
        private final @Nullable Changes owner;

        private Node(@Nullable Object[] slots, int ready, @Nullable Changes owner) {
            this.slots = slots;
            this.ready = ready;
            this.owner = owner;
        }

        static Node above(Node lower) {
            var slots = new @Nullable Object[WIDTH];
            slots[0] = lower;
            return new Node(slots, lower.ready == 0 ? 0 : 1, null);
        }

        Node ownedBy(Changes changes) {
            return owner == changes ? this : new Node(slots.clone(), ready, changes);
        }

        void put(int slot, @Nullable Object child, boolean isReady) {
            slots[slot] = child;
            int bit = 1 << slot;
            ready = isReady ? ready | bit : ready & ~bit;
        }
    }
}
