package gantry.cli.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What the workers were given and did, by task token; outlives every server. Thread-safe. */
final class Ledger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Step> handedOut = new HashMap<>();
    private final Map<Step, Integer> handOuts = new HashMap<>();
    private final Map<Step, String> done = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * Notes that a worker got a task.
     *
     * @return how often its step has been handed out now
     */
    int handOut(String token, Step step) {
        lock.lock();
        try {
            if (handedOut.putIfAbsent(token, step) != null) {
                violations.add("One token was handed out twice: " + step);
            }
            return handOuts.merge(step, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the server acknowledged the success of a task. */
    void succeed(String token, Step step) {
        lock.lock();
        try {
            if (done.putIfAbsent(step, token) != null) {
                violations.add("The success of one step was acknowledged twice: " + step);
            }
        } finally {
            lock.unlock();
        }
    }

    void violate(String violation) {
        lock.lock();
        try {
            violations.add(violation);
        } finally {
            lock.unlock();
        }
    }

    List<String> violations() {
        lock.lock();
        try {
            return List.copyOf(violations);
        } finally {
            lock.unlock();
        }
    }

    int tokens() {
        lock.lock();
        try {
            return handedOut.size();
        } finally {
            lock.unlock();
        }
    }
}
