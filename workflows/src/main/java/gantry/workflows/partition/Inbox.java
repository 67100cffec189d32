package gantry.workflows.partition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * A partition's commands that wait for a turn, in their order. What a turn could not do comes back
 * to the head. Confined to the partition's worker.
 */
final class Inbox {
    private final Deque<Command> commands = new ArrayDeque<>();

    /** So many at the head get a turn each: one of them meets what cannot be read. */
    private int alone;

    /** So many at the head did not come into memory with the others of their turn. */
    private int left;

    void add(Command command) {
        commands.addLast(command);
    }

    void addAll(Collection<Command> more) {
        commands.addAll(more);
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    int size() {
        return commands.size();
    }

    /** To be tried again, with whatever there is by then. */
    void putBack(List<Command> back) {
        back.reversed().forEach(commands::addFirst);
    }

    /** To be tried one by one. */
    void putBackAlone(List<Command> back) {
        putBack(back);
        alone = back.size();
        left = 0;
    }

    /** To be the next turn, before anything that came since. */
    void putBackFirst(List<Command> back) {
        putBack(back);
        left = back.size();
    }

    /** Whether something is to have a turn without others. */
    boolean hasFirst() {
        if (commands.isEmpty()) {
            alone = 0;
            left = 0;
        }
        return alone > 0 || left > 0;
    }

    /** What is to have a turn without others. */
    List<Command> takeFirst() {
        var first = new ArrayList<Command>();
        if (alone > 0) {
            alone--;
            take(first, 1);
        } else {
            int count = left;
            left = 0;
            take(first, count);
        }
        return first;
    }

    /** Takes more until there are so many. */
    void take(List<Command> into, int most) {
        while (into.size() < most && !commands.isEmpty()) {
            into.add(commands.removeFirst());
        }
    }

    void removeIf(Predicate<Command> which) {
        commands.removeIf(which);
    }
}
