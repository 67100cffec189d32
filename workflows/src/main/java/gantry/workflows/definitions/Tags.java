package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.TooManyTags;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** The tags of state machines and activities; each change is on disk when the method returns. */
public final class Tags {
    private final Store store;
    private final Quotas quotas;

    public Tags(Store store, Quotas quotas) {
        this.store = store;
        this.quotas = quotas;
    }

    /** What can have tags. */
    public sealed interface Tagged {
        /** The ARN as tags are kept under it. */
        String arn();

        record OfMachine(StateMachineArn machine) implements Tagged {
            @Override
            public String arn() {
                return machine.toString();
            }
        }

        record OfActivity(ActivityArn activity) implements Tagged {
            @Override
            public String arn() {
                return activity.toString();
            }
        }
    }

    /**
     * Adds tags; one whose key is there already gets the new value.
     *
     * @throws ResourceNotFound there is no such machine or activity
     * @throws TooManyTags there would be more than may be; none is added
     */
    public void add(Tagged resource, Map<String, String> tags) {
        store.write(
                sql -> {
                    requireExisting(sql, resource);
                    var all = TagTable.ofResource(sql, resource.arn());
                    all.putAll(tags);
                    requireFew(resource.arn(), all.size(), quotas);
                    TagTable.put(sql, resource.arn(), tags);
                    return all.size();
                });
    }

    /**
     * Removes tags; a key that is not there is fine.
     *
     * @throws ResourceNotFound there is no such machine or activity
     */
    public void remove(Tagged resource, Collection<String> keys) {
        store.write(
                sql -> {
                    requireExisting(sql, resource);
                    TagTable.delete(sql, resource.arn(), keys);
                    return keys.size();
                });
    }

    /**
     * All tags of a resource by key.
     *
     * @throws ResourceNotFound there is no such machine or activity
     */
    public Map<String, String> of(Tagged resource) {
        return store.read(
                sql -> {
                    requireExisting(sql, resource);
                    return TagTable.ofResource(sql, resource.arn());
                });
    }

    static void requireFew(String arn, int tags, Quotas quotas) {
        if (tags > quotas.tagsPerResource()) {
            throw new TooManyTags(arn);
        }
    }

    private static void requireExisting(SqlConnection sql, Tagged resource) throws SQLException {
        boolean exists =
                switch (resource) {
                    case Tagged.OfMachine(var arn) -> MachineTable.find(sql, arn) != null;
                    case Tagged.OfActivity(var arn) -> ActivityTable.find(sql, arn) != null;
                };
        if (!exists) {
            throw new ResourceNotFound(resource.arn());
        }
    }
}
