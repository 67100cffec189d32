package gantry.jsonata.values;

/** A stable sort that bears any comparator, consistent or not. */
public final class MergeSort {
    /** Whether the element at one position comes after the one at another. */
    @FunctionalInterface
    public interface After {
        boolean isAfter(int left, int right);
    }

    private final After after;
    private final int[] order;
    private final int[] merged;

    private MergeSort(int size, After after) {
        this.after = after;
        this.order = new int[size];
        this.merged = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
    }

    /** The positions 0 to size − 1 in the order wanted. */
    public static int[] order(int size, After after, Budget budget) {
        budget.array(size);
        var sort = new MergeSort(size, after);
        sort.sort(0, size);
        return sort.order;
    }

    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + (to - from) / 2;
        sort(from, middle);
        sort(middle, to);
        merge(from, middle, to);
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight =
                    left == middle || (right < to && after.isAfter(order[left], order[right]));
            merged[i] = takeRight ? order[right++] : order[left++];
        }
        System.arraycopy(merged, from, order, from, to - from);
    }
}
