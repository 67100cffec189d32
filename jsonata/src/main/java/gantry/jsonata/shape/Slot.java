package gantry.jsonata.shape;

/** Where a parent operator finds its value: a label bound by the step it resolves to. */
final class Slot {
    String label;

    /** Steps still to go back. */
    int level = 1;

    Slot(String label) {
        this.label = label;
    }
}
