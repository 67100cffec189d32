package gantry.jsonata.shape;

import gantry.jsonata.values.JsonataException;

import java.util.ArrayList;
import java.util.List;

/** Finds the step whose context a parent operator means. */
final class Ancestry {
    private int labels;

    Slot newSlot() {
        return new Slot("!" + labels++);
    }

    /** Goes one node back; the slot is resolved when its level comes to 0. */
    void seek(Shape node, Slot slot) {
        switch (node.kind) {
            case NAME, WILDCARD -> {
                slot.level--;
                if (slot.level == 0) {
                    if (node.ancestor != null) {
                        slot.label = node.ancestor.label; // one binding serves both
                    }
                    node.ancestor = slot;
                    node.tuple = true;
                }
            }
            case PARENT -> slot.level++;
            case BLOCK -> {
                if (!node.parts.isEmpty()) {
                    node.tuple = true;
                    seek(node.parts.getLast(), slot);
                }
            }
            case PATH -> seekInPath(node, slot);
            default ->
                    throw new JsonataException("S0217")
                            .token(node.kind.typeName())
                            .at(node.position());
        }
    }

    private void seekInPath(Shape path, Slot slot) {
        path.tuple = true;
        int at = path.parts.size() - 1;
        seek(path.parts.get(at--), slot);
        while (slot.level > 0 && at >= 0) {
            seek(path.parts.get(at--), slot);
        }
    }

    /** What a part still seeks its whole seeks too. */
    static void push(Shape whole, Shape part) {
        if (part.seekingParent == null && part.kind != Shape.Kind.PARENT) {
            return;
        }
        var slots = slots(part);
        if (whole.seekingParent == null) {
            whole.seekingParent = new ArrayList<>(slots);
        } else {
            whole.seekingParent.addAll(slots);
        }
    }

    private static List<Slot> slots(Shape part) {
        var slots = new ArrayList<Slot>();
        if (part.seekingParent != null) {
            slots.addAll(part.seekingParent);
        }
        if (part.slot != null) {
            slots.add(part.slot);
        }
        return slots;
    }

    /** What the last step of a path seeks is sought among the steps before it. */
    void resolve(Shape path) {
        for (var slot : slots(path.parts.getLast())) {
            int at = path.parts.size() - 2;
            while (slot.level > 0) {
                if (at < 0) {
                    if (path.seekingParent == null) {
                        path.seekingParent = new ArrayList<>();
                    }
                    path.seekingParent.add(slot);
                    break;
                }
                var step = path.parts.get(at--);
                // Steps that only bind a focus share one context.
                while (at >= 0 && step.focus != null && path.parts.get(at).focus != null) {
                    step = path.parts.get(at--);
                }
                seek(step, slot);
            }
        }
    }

    /** A parent within a predicate: the step itself is its first ancestor. */
    void resolvePredicate(Shape step, Shape predicate) {
        if (predicate.seekingParent == null) {
            return;
        }
        for (var slot : predicate.seekingParent) {
            if (slot.level == 1) {
                seek(step, slot);
            } else {
                slot.level--;
            }
        }
        push(step, predicate);
    }
}
