package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.StateMachineAlreadyExists;
import gantry.workflows.errors.StateMachineDeleting;
import gantry.workflows.errors.StateMachineDoesNotExist;
import gantry.workflows.errors.StateMachineLimitExceeded;
import gantry.workflows.mocks.RevisionKey;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What may be done with state machines. Each change is one read-check-write of the store and is on
 * disk when the method returns; ARNs are unqualified where nothing else is said.
 *
 * <p>A deletion has two steps: the machine is marked DELETING, and it goes when its last open
 * execution has ended, which is looked at whenever somebody asks for it. Its revisions stay as long
 * as executions are kept: closed ones are described by them.
 */
public final class StateMachines {
    /** How many machines that are being deleted are looked at in one go. */
    private static final int SWEPT_AT_ONCE = 100;

    private final Store store;
    private final Predicate<StateMachineArn> hasOpenExecutions;
    private final Quotas quotas;
    private final InstantSource clock;
    private final Supplier<UUID> revisionIds;
    private final Runnable changed;
    private final Publishing publishing;
    private final Versions versions;
    private final Aliases aliases;

    /** Machines, versions and aliases that start executions. */
    private final Known<StateMachineArn, StartableMachine> current = new Known<>();

    /** Machines that are DELETING; known without asking the store, before every step. */
    private final Set<StateMachineArn> deleting = ConcurrentHashMap.newKeySet();

    /**
     * With what it asks.
     *
     * @param hasOpenExecutions whether a machine that is being deleted must stay; reads the disk
     * @param changed told when a machine was created, updated or deleted on disk; never waits
     */
    public StateMachines(
            Store store,
            Predicate<StateMachineArn> hasOpenExecutions,
            Quotas quotas,
            InstantSource clock,
            Supplier<UUID> revisionIds,
            Runnable changed) {
        this.store = store;
        this.hasOpenExecutions = hasOpenExecutions;
        this.quotas = quotas;
        this.clock = clock;
        this.revisionIds = revisionIds;
        this.changed = changed;
        publishing = new Publishing(quotas, clock);
        versions = new Versions(store, this, publishing);
        aliases = new Aliases(store, this, quotas, clock);
        deletingKeys(Integer.MAX_VALUE).forEach(key -> deleting.add(key.arn()));
    }

    public Versions versions() {
        return versions;
    }

    public Aliases aliases() {
        return aliases;
    }

    /**
     * Creates a machine; one that is there already and was wished for in the same words is
     * answered, and keeps its own role and tags. Publishes its revision if that was wished.
     *
     * @throws StateMachineAlreadyExists it is there and differs
     * @throws StateMachineDeleting one of its name is still being deleted
     * @throws StateMachineLimitExceeded there are as many as may be
     */
    public Changed<Machine> create(MachineDraft draft) {
        find(draft.arn()); // one of that name that is being deleted may have become free to go
        var created =
                store.write(
                        sql -> {
                            Machine machine = create(sql, draft);
                            return new Changed<>(
                                    machine, publish(sql, machine.current(), draft.publication()));
                        });
        changed.run();
        return created;
    }

    private Machine create(SqlConnection sql, MachineDraft draft) throws SQLException {
        Machine existing = MachineTable.find(sql, draft.arn());
        if (existing != null) {
            if (existing.isDeleting()) {
                throw new StateMachineDeleting(draft.arn());
            }
            if (!draft.isSameAs(existing)) {
                throw new StateMachineAlreadyExists(draft.arn());
            }
            return existing;
        }
        if (MachineTable.count(sql) >= quotas.stateMachines()) {
            throw new StateMachineLimitExceeded();
        }
        String arn = draft.arn().toString();
        Tags.requireFew(arn, draft.tags().size(), quotas);
        long no = RevisionTable.nextNumber(sql);
        long now = clock.millis();
        var revision =
                new Revision(
                        RevisionTable.nextNumber(sql),
                        no,
                        draft.arn(),
                        null,
                        draft.definition(),
                        draft.roleArn(),
                        draft.logging(),
                        draft.tracingEnabled(),
                        now);
        var machine =
                new Machine(
                        no,
                        draft.arn(),
                        draft.type(),
                        StateMachineStatus.ACTIVE,
                        now,
                        revision,
                        draft.publication());
        RevisionTable.insert(sql, revision);
        MachineTable.insert(sql, machine);
        TagTable.put(sql, arn, draft.tags());
        return machine;
    }

    /**
     * Gives a machine a new revision; a change that changes nothing leaves the one it has. Either
     * is published if that was wished.
     *
     * @return the revision that new executions run from now on
     * @throws StateMachineDoesNotExist there is none
     * @throws StateMachineDeleting it is being deleted
     * @throws gantry.workflows.errors.Conflict its version is described otherwise
     * @throws gantry.workflows.errors.ServiceQuotaExceeded there are as many versions as may be
     */
    public Changed<Revision> update(StateMachineArn arn, MachineChange change) {
        var updated =
                store.write(
                        sql -> {
                            Machine machine = MachineTable.find(sql, arn);
                            Revision before = active(machine, arn).current();
                            Revision wanted = change.appliedTo(before);
                            Revision after = wanted.equals(before) ? before : revise(sql, wanted);
                            return new Changed<>(after, publish(sql, after, change.publication()));
                        });
        changed(arn);
        return updated;
    }

    private @Nullable StateMachineArn publish(
            SqlConnection sql, Revision revision, @Nullable Publication publication)
            throws SQLException {
        return publication == null
                ? null
                : publishing.publish(sql, revision, publication.description()).arn();
    }

    /** A change of a machine, its versions or its aliases is on disk: starts must see it. */
    void changed(StateMachineArn arn) {
        current.changedAll(key -> key.isOf(arn));
        changed.run();
    }

    private Revision revise(SqlConnection sql, Revision wanted) throws SQLException {
        var revision =
                new Revision(
                        RevisionTable.nextNumber(sql),
                        wanted.machineNo(),
                        wanted.arn(),
                        revisionIds.get().toString(),
                        wanted.definition(),
                        wanted.roleArn(),
                        wanted.logging(),
                        wanted.tracingEnabled(),
                        clock.millis());
        RevisionTable.insert(sql, revision);
        MachineTable.setRevision(sql, revision);
        return revision;
    }

    /** Marks a machine as DELETING, and removes it if it may go; one that is not there is fine. */
    public void delete(StateMachineArn arn) {
        boolean marked =
                store.write(
                        sql -> {
                            Machine machine = MachineTable.find(sql, arn);
                            if (machine != null) {
                                MachineTable.setStatus(
                                        sql, machine.no(), StateMachineStatus.DELETING);
                            }
                            return machine != null;
                        });
        if (marked) {
            deleting.add(arn);
            changed(arn);
            find(arn);
        }
    }

    /** A machine, ACTIVE or DELETING; null if there is none. */
    public @Nullable Machine find(StateMachineArn arn) {
        Machine machine =
                store.read(sql -> Optional.ofNullable(MachineTable.find(sql, arn))).orElse(null);
        if (machine != null && machine.isDeleting() && !hasOpenExecutions.test(arn)) {
            remove(new MachineTable.Key(machine.no(), arn));
            return null;
        }
        return machine;
    }

    /**
     * A machine, ACTIVE or DELETING.
     *
     * @param arn of the machine, or of a version or an alias that it must have
     * @throws StateMachineDoesNotExist there is none
     */
    public Machine require(StateMachineArn arn) {
        Machine machine = existing(find(arn.unqualified()), arn);
        boolean isThere =
                arn.qualifier() == null
                        || (arn.isVersion()
                                ? versions.find(arn) != null
                                : aliases.find(arn) != null);
        if (!isThere) {
            throw new StateMachineDoesNotExist(arn);
        }
        return machine;
    }

    /**
     * A machine that may start executions.
     *
     * @throws StateMachineDoesNotExist there is none
     * @throws StateMachineDeleting it is being deleted
     */
    public Machine requireActive(StateMachineArn arn) {
        return active(find(arn), arn);
    }

    /**
     * What a start must know of a machine, of its version or of its alias.
     *
     * @param arn qualified or not
     * @throws StateMachineDoesNotExist there is none
     * @throws StateMachineDeleting the machine is being deleted
     */
    public StartableMachine requireStartable(StateMachineArn arn) {
        return current.get(arn, () -> readStartable(arn));
    }

    private StartableMachine readStartable(StateMachineArn arn) {
        Machine machine = active(find(arn.unqualified()), arn);
        if (arn.qualifier() == null) {
            return Startables.ofCurrent(machine);
        }
        return store.read(sql -> Optional.ofNullable(Startables.find(sql, machine, arn)))
                .orElseThrow(() -> new StateMachineDoesNotExist(arn));
    }

    /** Whether the machine was deleted and is still there; answers from memory. */
    public boolean isDeleting(StateMachineArn arn) {
        return deleting.contains(arn);
    }

    /** Whether the machine was deleted, be it gone already or not. */
    public boolean isDeleted(StateMachineArn arn) {
        return isDeleting(arn) || find(arn) == null;
    }

    /**
     * A revision, of a machine that may be gone, by its {@link Revision#key()} or by what an
     * execution keeps, {@link RevisionKey}.
     */
    public Revision requireRevision(String key) {
        long no = Long.parseLong(RevisionKey.parse(key).revision());
        return store.read(sql -> Optional.ofNullable(RevisionTable.find(sql, no)))
                .orElseThrow(() -> new IllegalStateException("There is no revision " + key));
    }

    /**
     * Machines of one account and region by name.
     *
     * @param prefix of all their ARNs, up to the name
     * @param after the name that the page before ended with; empty for the first page
     */
    public List<Machine.Summary> page(String prefix, String after, int limit) {
        removeDeleted();
        return store.read(sql -> MachineTable.page(sql, ArnRange.of(prefix, after), limit));
    }

    /** Removes machines that were deleted and of which no execution is open any more, some. */
    public void removeDeleted() {
        for (MachineTable.Key key : deletingKeys(SWEPT_AT_ONCE)) {
            if (!hasOpenExecutions.test(key.arn())) {
                remove(key);
            }
        }
    }

    private List<MachineTable.Key> deletingKeys(int limit) {
        return store.read(sql -> MachineTable.withStatus(sql, StateMachineStatus.DELETING, limit));
    }

    private void remove(MachineTable.Key key) {
        store.write(
                sql -> {
                    boolean removed = MachineTable.delete(sql, key.no());
                    if (removed) {
                        TagTable.deleteAll(sql, key.arn().toString());
                        AliasTable.deleteAll(sql, key.no());
                        VersionTable.deleteAll(sql, key.no());
                        UnneededTable.add(sql, key.no(), clock.millis());
                    }
                    return removed;
                });
        deleting.remove(key.arn());
        changed(key.arn());
    }

    static Machine active(@Nullable Machine machine, StateMachineArn arn) {
        Machine existing = existing(machine, arn);
        if (existing.isDeleting()) {
            throw new StateMachineDeleting(arn);
        }
        return existing;
    }

    private static Machine existing(@Nullable Machine machine, StateMachineArn arn) {
        if (machine == null) {
            throw new StateMachineDoesNotExist(arn);
        }
        return machine;
    }
}
