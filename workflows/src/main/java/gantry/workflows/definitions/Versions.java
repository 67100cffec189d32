package gantry.workflows.definitions;

import gantry.store.Store;
import gantry.workflows.arn.InvalidArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.Conflict;
import gantry.workflows.errors.ServiceQuotaExceeded;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What may be done with the versions of state machines. Each change is one read-check-write of the
 * store and is on disk when the method returns. A machine takes its versions with it.
 */
public final class Versions {
    private final Store store;
    private final StateMachines machines;
    private final Publishing publishing;

    Versions(Store store, StateMachines machines, Publishing publishing) {
        this.store = store;
        this.machines = machines;
        this.publishing = publishing;
    }

    /**
     * Publishes the current revision; one that has its version already is answered with it.
     *
     * @param revisionId which revision the caller means; null for the current one
     * @throws StateMachineDoesNotExist there is no such machine
     * @throws StateMachineDeleting it is being deleted
     * @throws Conflict another revision is the current one, or its version is described otherwise
     * @throws ServiceQuotaExceeded there are as many as may be
     */
    public Version publish(
            StateMachineArn machine, @Nullable String revisionId, @Nullable String description) {
        return store.write(
                sql -> {
                    Revision current =
                            StateMachines.active(MachineTable.find(sql, machine), machine)
                                    .current();
                    if (revisionId != null && !revisionId.equals(current.shownId())) {
                        throw Conflict.ofRevision(revisionId, current.shownId());
                    }
                    return publishing.publish(sql, current, description);
                });
    }

    /**
     * Removes a version; one that is not there is fine. Executions that run it go on.
     *
     * @throws Conflict aliases route to it
     */
    public void delete(StateMachineArn version) {
        store.write(
                sql -> {
                    Machine machine = MachineTable.find(sql, version.unqualified());
                    if (machine == null) {
                        return false;
                    }
                    List<Alias> referring =
                            AliasTable.pageOfVersion(
                                    sql, machine, version.version(), 0, Integer.MAX_VALUE);
                    if (!referring.isEmpty()) {
                        throw Conflict.ofReferencedVersion(
                                referring.stream().map(Alias::name).toList());
                    }
                    VersionTable.delete(sql, machine.no(), version.version());
                    return true;
                });
        machines.changed(version.unqualified());
    }

    /** A version, of a machine that is ACTIVE or DELETING; null if there is none. */
    public @Nullable Version find(StateMachineArn version) {
        Machine machine = machines.find(version.unqualified());
        if (machine == null) {
            return null;
        }
        return store.read(
                        sql ->
                                Optional.ofNullable(
                                        VersionTable.find(
                                                sql,
                                                machine.no(),
                                                machine.arn(),
                                                version.version())))
                .orElse(null);
    }

    /**
     * Versions of a machine, the newest first.
     *
     * @param belowNumber the number that the page before ended with
     * @throws InvalidArn there is no such machine
     */
    public List<Version> page(StateMachineArn arn, long belowNumber, int limit) {
        Machine machine = machines.find(arn);
        if (machine == null) {
            // ListStateMachineVersions knows no StateMachineDoesNotExist (service model).
            throw new InvalidArn("State Machine Does Not Exist: " + arn);
        }
        return store.read(sql -> VersionTable.page(sql, machine, belowNumber, limit));
    }
}
