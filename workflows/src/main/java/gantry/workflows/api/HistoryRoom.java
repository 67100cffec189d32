package gantry.workflows.api;

import gantry.operations.ByteRoom;

import java.util.concurrent.Semaphore;

/**
 * What those who read histories hold together: the payloads of their pages, and what is read at
 * once. Safe for any thread.
 */
final class HistoryRoom {
    /** Ours: reads whose events are in memory and not yet shaped; others wait their turn. */
    private static final int READS_AT_ONCE = 16;

    final ByteRoom pages;
    final Semaphore reads = new Semaphore(READS_AT_ONCE);

    /**
     * Empty.
     *
     * @param pageBytes of the payloads of all pages
     */
    HistoryRoom(long pageBytes) {
        this.pages = new ByteRoom(pageBytes);
    }
}
