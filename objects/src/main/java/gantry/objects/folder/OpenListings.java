package gantry.objects.folder;

import gantry.objects.store.ListRequest;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Listings whose next page was not asked for yet, so that a large folder is not read anew for each
 * page. Only the last few: a token says by itself where its page begins. Safe for any thread.
 */
final class OpenListings {
    /** Each holds up to some megabytes of names. */
    private static final int KEPT = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, FolderListing> byToken = new LinkedHashMap<>();

    /** The listing that goes on with this request; it is then the caller's alone. */
    @Nullable FolderListing take(ListRequest request) {
        if (request.token() == null) {
            return null;
        }
        lock.lock();
        try {
            FolderListing listing = byToken.get(request.token());
            if (listing == null || !listing.continues(request)) {
                return null;
            }
            byToken.remove(request.token());
            return listing;
        } finally {
            lock.unlock();
        }
    }

    void keep(@Nullable String token, FolderListing listing) {
        if (token == null) {
            return;
        }
        lock.lock();
        try {
            byToken.put(token, listing);
            if (byToken.size() > KEPT) {
                byToken.remove(byToken.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            byToken.clear();
        } finally {
            lock.unlock();
        }
    }
}
