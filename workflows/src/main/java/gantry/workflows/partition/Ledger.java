package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.workflows.store.Blob;
import gantry.workflows.store.Change;
import gantry.workflows.store.Payloads;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of an execution's large payloads. One that is not known gets the next number and a
 * row; the last few are known, since a payload is passed on from state to state.
 */
final class Ledger implements Payloads.Numbers {
    /** Forgetting one costs a second row, nothing else. */
    private static final int KNOWN = 64;

    private final long executionId;
    private final Map<Payload, Integer> known = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Change> added = new ArrayList<>();
    private int next;
    private long knownBytes;

    Ledger(long executionId, Map<Integer, Payload> stored, int next) {
        this.executionId = executionId;
        this.next = next;
        stored.forEach((number, payload) -> remember(payload, number));
    }

    @Override
    public int numberOf(Payload payload) {
        Integer number = known.get(payload);
        if (number != null) {
            return number;
        }
        added.add(
                new Change.PayloadAdded(
                        executionId,
                        next,
                        Blob.of(payload.text().getBytes(StandardCharsets.UTF_8))));
        remember(payload, next);
        return next++;
    }

    /** The rows that came since the last call. */
    List<Change> takeAdded() {
        List<Change> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    long bytes() {
        return knownBytes;
    }

    private void remember(Payload payload, int number) {
        known.put(payload, number);
        knownBytes += payload.utf8Length();
        if (known.size() > KNOWN) {
            Payload eldest = known.keySet().iterator().next();
            known.remove(eldest);
            knownBytes -= eldest.utf8Length();
        }
    }
}
