package gantry.workflows.maprun;

/** What a map run is about; {@link MapRun#status()} alone does not tell. */
public enum Stage {
    /** As many map runs are open as may be; it waits for its place. */
    QUEUED,
    /** Its items are being counted; no child has started. */
    COUNTING,
    /** Of a redriven one: children that did not succeed run again. */
    REDRIVING,
    /** Items become children. */
    STARTING,
    /** No child starts any more, those that can be stopped are. */
    STOPPING,
    /** Every child has ended; results are gathered or written. */
    WRITING,
    /** It is over. */
    ENDED
}
