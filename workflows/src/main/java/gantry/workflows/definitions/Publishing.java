package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.errors.Conflict;
import gantry.workflows.errors.ServiceQuotaExceeded;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.InstantSource;

/** Gives a revision its version, within somebody's transaction. */
final class Publishing {
    private final Quotas quotas;
    private final InstantSource clock;

    Publishing(Quotas quotas, InstantSource clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * The version of a revision; a new one if it has none.
     *
     * @param description null contradicts none
     * @throws Conflict it has one, which is described otherwise
     * @throws ServiceQuotaExceeded the machine has as many as may be
     */
    Version publish(SqlConnection sql, Revision revision, @Nullable String description)
            throws SQLException {
        Version existing = VersionTable.findOfRevision(sql, revision);
        if (existing != null) {
            if (description != null && !description.equals(existing.description())) {
                throw Conflict.ofVersionDescription(revision.shownId());
            }
            return existing;
        }
        if (VersionTable.count(sql, revision.machineNo()) >= quotas.versionsPerStateMachine()) {
            throw ServiceQuotaExceeded.ofVersions();
        }
        long number = VersionTable.nextNumber(sql, revision.machineNo());
        var version =
                new Version(
                        revision.arn().qualified(Long.toString(number)),
                        revision.no(),
                        description,
                        clock.millis());
        VersionTable.insert(sql, revision.machineNo(), version);
        return version;
    }
}
