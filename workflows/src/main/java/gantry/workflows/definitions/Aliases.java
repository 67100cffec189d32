package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.Conflict;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.ServiceQuotaExceeded;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be done with the aliases of state machines. Each change is one read-check-write of the
 * store and is on disk when the method returns. A machine takes its aliases with it.
 */
public final class Aliases {
    private final Store store;
    private final StateMachines machines;
    private final Quotas quotas;
    private final InstantSource clock;

    Aliases(Store store, StateMachines machines, Quotas quotas, InstantSource clock) {
        this.store = store;
        this.machines = machines;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Creates an alias; one that is there already and is the same is answered.
     *
     * @throws ResourceNotFound there is no such machine, or a version is not there
     * @throws StateMachineDeleting the machine is being deleted
     * @throws Conflict it is there and differs
     * @throws ServiceQuotaExceeded there are as many as may be
     */
    public Alias create(StateMachineArn arn, @Nullable String description, Routing routing) {
        return store.write(
                sql -> {
                    Machine machine = requireActive(sql, arn);
                    requireVersions(sql, machine, routing);
                    Alias existing = AliasTable.find(sql, machine, name(arn));
                    if (existing != null) {
                        if (!Objects.equals(existing.description(), description)
                                || !existing.routing().sharesAs(routing)) {
                            throw Conflict.ofAlias();
                        }
                        return existing;
                    }
                    if (AliasTable.count(sql, machine.no()) >= quotas.aliasesPerStateMachine()) {
                        throw ServiceQuotaExceeded.ofAliases();
                    }
                    long now = clock.millis();
                    long no = RevisionTable.nextNumber(sql);
                    var alias = new Alias(arn, no, description, routing, now, now);
                    AliasTable.insert(sql, machine.no(), alias);
                    return alias;
                });
    }

    /**
     * Describes or routes an alias anew; starts see it at once. A change that changes nothing
     * leaves it as it was.
     *
     * @param description null leaves it
     * @param routing null leaves it
     * @throws ResourceNotFound it is not there, or a version is not
     * @throws StateMachineDeleting its machine is being deleted
     */
    public Alias update(
            StateMachineArn arn, @Nullable String description, @Nullable Routing routing) {
        Alias updated =
                store.write(
                        sql -> {
                            Machine machine = requireActive(sql, arn);
                            Alias before = require(AliasTable.find(sql, machine, name(arn)), arn);
                            var after =
                                    new Alias(
                                            arn,
                                            before.no(),
                                            description == null
                                                    ? before.description()
                                                    : description,
                                            routing == null ? before.routing() : routing,
                                            before.createdAtMs(),
                                            before.updatedAtMs());
                            requireVersions(sql, machine, after.routing());
                            return after.equals(before) ? before : changed(sql, machine, after);
                        });
        machines.changed(arn.unqualified());
        return updated;
    }

    private Alias changed(SqlConnection sql, Machine machine, Alias wanted) throws SQLException {
        var alias =
                new Alias(
                        wanted.arn(),
                        wanted.no(),
                        wanted.description(),
                        wanted.routing(),
                        wanted.createdAtMs(),
                        clock.millis());
        AliasTable.update(sql, machine.no(), alias);
        return alias;
    }

    /**
     * Removes an alias; one that is not there is fine. Executions that it started go on.
     *
     * @throws ResourceNotFound there is no such machine
     */
    public void delete(StateMachineArn arn) {
        store.write(
                sql -> {
                    Machine machine = MachineTable.find(sql, arn.unqualified());
                    if (machine == null) {
                        throw ResourceNotFound.referenced(arn);
                    }
                    AliasTable.delete(sql, machine.no(), name(arn));
                    return true;
                });
        machines.changed(arn.unqualified());
    }

    /** An alias, of a machine that is ACTIVE or DELETING; null if there is none. */
    public @Nullable Alias find(StateMachineArn arn) {
        Machine machine = machines.find(arn.unqualified());
        if (machine == null) {
            return null;
        }
        return store.read(sql -> Optional.ofNullable(AliasTable.find(sql, machine, name(arn))))
                .orElse(null);
    }

    /**
     * An alias, of a machine that is ACTIVE or DELETING.
     *
     * @throws ResourceNotFound there is none
     */
    public Alias require(StateMachineArn arn) {
        return require(find(arn), arn);
    }

    /**
     * Aliases of a machine, or those that route to one of its versions; the oldest first, as
     * recorded (the API reference has it the other way round).
     *
     * @param arn of the machine or the version
     * @param afterNo {@link Alias#no()} that the page before ended with; 0 for the first page
     * @throws StateMachineDoesNotExist there is no such machine
     * @throws StateMachineDeleting it is being deleted
     * @throws ResourceNotFound there is no such version
     */
    public List<Alias> page(StateMachineArn arn, long afterNo, int limit) {
        Machine machine = StateMachines.active(machines.find(arn.unqualified()), arn);
        return store.read(
                sql -> {
                    if (arn.qualifier() == null) {
                        return AliasTable.page(sql, machine, afterNo, limit);
                    }
                    long number = arn.version();
                    if (VersionTable.find(sql, machine.no(), machine.arn(), number) == null) {
                        throw ResourceNotFound.referenced(arn);
                    }
                    return AliasTable.pageOfVersion(sql, machine, number, afterNo, limit);
                });
    }

    private static Machine requireActive(SqlConnection sql, StateMachineArn alias)
            throws SQLException {
        Machine machine = MachineTable.find(sql, alias.unqualified());
        if (machine == null) {
            throw ResourceNotFound.referenced(alias);
        }
        if (machine.isDeleting()) {
            throw new StateMachineDeleting(alias);
        }
        return machine;
    }

    private static void requireVersions(SqlConnection sql, Machine machine, Routing routing)
            throws SQLException {
        for (Routing.Route route : routing.routes()) {
            long number = route.version();
            if (VersionTable.find(sql, machine.no(), machine.arn(), number) == null) {
                throw ResourceNotFound.referenced(machine.arn().qualified(Long.toString(number)));
            }
        }
    }

    private static Alias require(@Nullable Alias alias, StateMachineArn arn) {
        if (alias == null) {
            throw ResourceNotFound.referenced(arn);
        }
        return alias;
    }

    private static String name(StateMachineArn alias) {
        String name = alias.qualifier();
        if (name == null) {
            throw new IllegalArgumentException("No alias: " + alias);
        }
        return name;
    }
}
