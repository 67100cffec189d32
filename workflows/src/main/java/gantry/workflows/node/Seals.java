package gantry.workflows.node;

import gantry.store.Store;
import gantry.workflows.store.EngineStore;
import gantry.workflows.tokens.Seal;

/** The installation's seal: its key is made once and kept in the store. */
public final class Seals {
    private static final int KEY_NUMBER = 1;

    private Seals() {}

    /**
     * The seal of this store.
     *
     * @param proposal {@link Seal#KEY_BYTES} unpredictable bytes, used if there is no key yet
     */
    public static Seal open(Store store, byte[] proposal) {
        return new Seal(KEY_NUMBER, new EngineStore(store).sealingKey(KEY_NUMBER, proposal));
    }
}
