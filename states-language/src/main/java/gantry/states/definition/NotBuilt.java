package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * What is part of the language and not built yet. A definition that uses it is checked as far as it
 * goes and then refused with one diagnostic that names the feature; each feature leaves this file
 * when it is built.
 */
final class NotBuilt {
    enum Feature {
        DISTRIBUTED_MAP(
                "Distributed Map (mode DISTRIBUTED, ItemReader, ItemBatcher, ResultWriter, Label,"
                        + " ToleratedFailureCount, ToleratedFailurePercentage)");

        private final String text;

        Feature(String text) {
            this.text = text;
        }
    }

    private @Nullable Diagnostic refusal;

    /** The first use counts. */
    void uses(Feature feature, String location) {
        if (refusal == null) {
            refusal =
                    new Diagnostic(
                            Diagnostic.Severity.ERROR,
                            Problems.SCHEMA_VALIDATION_FAILED,
                            feature.text + " is not supported yet",
                            location.isEmpty() ? "/" : location);
        }
    }

    /** Null if the definition needs nothing that is missing. */
    @Nullable Diagnostic refusal() {
        return refusal;
    }
}
