package gantry.workflows.definitions;

import gantry.store.Store;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityCatalog;
import gantry.workflows.errors.ActivityDoesNotExist;
import gantry.workflows.errors.ActivityLimitExceeded;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be done with activities. Each change is one read-check-write of the store and is on disk
 * when the method returns.
 */
public final class Activities implements ActivityCatalog {
    private final Store store;
    private final Quotas quotas;
    private final InstantSource clock;

    /** Each poll of a worker and each scheduled task asks. */
    private final Known<ActivityArn, Optional<Activity>> known = new Known<>();

    public Activities(Store store, Quotas quotas, InstantSource clock) {
        this.store = store;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Creates an activity; one that is there already is answered and keeps its own tags.
     *
     * @throws ActivityLimitExceeded there are as many as may be
     */
    public Activity create(ActivityArn arn, Map<String, String> tags) {
        Activity created =
                store.write(
                        sql -> {
                            Activity existing = ActivityTable.find(sql, arn);
                            if (existing != null) {
                                return existing;
                            }
                            if (ActivityTable.count(sql) >= quotas.activities()) {
                                throw new ActivityLimitExceeded();
                            }
                            Tags.requireFew(arn.toString(), tags.size(), quotas);
                            var activity = new Activity(arn, clock.millis());
                            ActivityTable.insert(sql, activity);
                            TagTable.put(sql, arn.toString(), tags);
                            return activity;
                        });
        known.changed(arn);
        return created;
    }

    /** Removes an activity; one that is not there is fine. */
    public void delete(ActivityArn arn) {
        store.write(
                sql -> {
                    TagTable.deleteAll(sql, arn.toString());
                    return ActivityTable.delete(sql, arn);
                });
        known.changed(arn);
    }

    /** An activity; null if there is none. */
    public @Nullable Activity find(ActivityArn arn) {
        return known.get(
                        arn,
                        () -> store.read(sql -> Optional.ofNullable(ActivityTable.find(sql, arn))))
                .orElse(null);
    }

    @Override
    public boolean exists(ActivityArn arn) {
        return find(arn) != null;
    }

    /**
     * An activity.
     *
     * @throws ActivityDoesNotExist there is none
     */
    public Activity require(ActivityArn arn) {
        Activity activity = find(arn);
        if (activity == null) {
            throw new ActivityDoesNotExist(arn);
        }
        return activity;
    }

    /**
     * Activities of one account and region by name.
     *
     * @param prefix of all their ARNs, up to the name
     * @param after the name that the page before ended with; empty for the first page
     */
    public List<Activity> page(String prefix, String after, int limit) {
        return store.read(sql -> ActivityTable.page(sql, ArnRange.of(prefix, after), limit));
    }
}
