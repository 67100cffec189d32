package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An array made during an evaluation. As a <em>sequence</em> it stands for its only element, or for
 * nothing when empty; other arrays stay arrays. It grows at its end until it is handed on; its
 * growth is paid from the budget. Equality is {@link DeepEquality}'s business, not equals'.
 */
public final class Seq extends AbstractList<@Nullable Object> implements RandomAccess {
    private static final @Nullable Object[] NONE = new @Nullable Object[0];
    private static final int FIRST_CAPACITY = 8;

    private final Budget budget;
    private @Nullable Object[] items;
    private int size;
    private boolean sequence;
    private boolean keepSingleton;
    private boolean constructed;
    private boolean outerWrapper;

    private Seq(Budget budget, @Nullable Object[] items, int size, boolean sequence) {
        this.budget = budget;
        this.items = items;
        this.size = size;
        this.sequence = sequence;
    }

    public static Seq sequence(Budget budget) {
        return new Seq(budget, NONE, 0, true);
    }

    /** A sequence of one value. */
    public static Seq sequence(Budget budget, @Nullable Object only) {
        return new Seq(budget, new @Nullable Object[] {only}, 1, true);
    }

    /** The input of an evaluation that is an array: taken as one value. */
    public static Seq outerWrapper(Budget budget, @Nullable Object input) {
        var wrapper = sequence(budget, input);
        wrapper.outerWrapper = true;
        return wrapper;
    }

    public static Seq array(Budget budget) {
        return new Seq(budget, NONE, 0, false);
    }

    /** An array with room for so many elements. */
    public static Seq array(Budget budget, int capacity) {
        budget.array(capacity);
        return new Seq(budget, new @Nullable Object[capacity], 0, false);
    }

    /** An array of these elements, which the caller gives away. */
    public static Seq arrayOf(Budget budget, @Nullable Object[] elements) {
        return new Seq(budget, elements, elements.length, false);
    }

    public Seq push(@Nullable Object value) {
        if (size == items.length) {
            grow(size + 1L);
        }
        items[size++] = value;
        return this;
    }

    public Seq pushAll(List<?> values) {
        int count = values.size();
        if ((long) size + count > items.length) {
            grow((long) size + count);
        }
        for (int i = 0; i < count; i++) {
            items[size++] = values.get(i);
        }
        return this;
    }

    /** Room for so many more elements, paid for at once. */
    public void reserve(int more) {
        if ((long) size + more > items.length) {
            budget.array((long) size + more);
            items = Arrays.copyOf(items, size + more);
        }
    }

    private void grow(long needed) {
        long capacity = Math.max(needed, Math.max(FIRST_CAPACITY, items.length * 2L));
        if (capacity > Integer.MAX_VALUE - 8) {
            capacity = needed;
        }
        budget.array(capacity);
        budget.work(needed >> 4);
        items = Arrays.copyOf(items, (int) capacity);
    }

    @Override
    public @Nullable Object get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return items[index];
    }

    @Override
    public int size() {
        return size;
    }

    public boolean isSequence() {
        return sequence;
    }

    /** From now on a sequence. */
    public Seq asSequence() {
        sequence = true;
        return this;
    }

    /** From now on an array also where it has one element. */
    public Seq keepSingleton() {
        keepSingleton = true;
        return this;
    }

    public boolean isKept() {
        return keepSingleton;
    }

    /** Whether an array constructor made it within a path, so that the path keeps it whole. */
    public boolean isConstructed() {
        return constructed;
    }

    public Seq markConstructed() {
        constructed = true;
        return this;
    }

    public boolean isOuterWrapper() {
        return outerWrapper;
    }

    /** What this stands for as the result of a node. */
    public @Nullable Object collapse() {
        if (!sequence || size > 1) {
            return this;
        }
        if (size == 0) {
            return Undefined.UNDEFINED;
        }
        return keepSingleton ? this : items[0];
    }
}
