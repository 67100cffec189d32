package gantry.workflows.definitions;

import gantry.states.definition.DefinitionParser;
import gantry.states.mocks.TestCase;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.engine.MachineCatalog;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.mocks.RevisionKey;
import gantry.workflows.mocks.TestCases;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Revisions with their definitions compiled. Keeps those used last, as many as their definitions'
 * texts stay within {@link #KEPT_CHARACTERS}; a revision never changes, so none is ever stale.
 *
 * <p>Safe for any thread; two that miss the same revision at once both compile it.
 */
public final class MachineRevisions implements MachineCatalog {
    /** Ours: about thirty definitions of the greatest size, or thousands of usual ones. */
    static final long KEPT_CHARACTERS = 32 * 1_048_576;

    private final StateMachines machines;
    private final TestCases testCases;
    private final boolean canTrace;
    private final ReentrantLock lock = new ReentrantLock();

    /** The least recently used first. */
    private final LinkedHashMap<String, Compiled> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptCharacters;

    private record Compiled(MachineRevision revision, int characters) {}

    /**
     * All revisions.
     *
     * @param testCases what mocked executions keep
     * @param canTrace whether there is somebody to send spans to
     */
    public MachineRevisions(StateMachines machines, TestCases testCases, boolean canTrace) {
        this.machines = machines;
        this.testCases = testCases;
        this.canTrace = canTrace;
    }

    /** The same revision, its tasks answered by this test case. */
    public MachineRevision mocked(MachineRevision revision, TestCase testCase) {
        var key = new RevisionKey(revision.key(), testCases.keep(testCase));
        return requireRevision(key.toString());
    }

    @Override
    public MachineRevision requireRevision(String key) {
        return ChildRevisions.require(key, this::requireBase);
    }

    private MachineRevision requireBase(String key) {
        MachineRevision known = find(key);
        if (known != null) {
            return known;
        }
        Compiled compiled = compile(key);
        keep(key, compiled);
        return compiled.revision();
    }

    private Compiled compile(String key) {
        RevisionKey parts = RevisionKey.parse(key);
        if (parts.testCase() != null) {
            MachineRevision plain = requireRevision(parts.revision());
            String text = testCases.requireText(parts.testCase());
            return new Compiled(plain.under(key, TestCase.ofText(text)), text.length());
        }
        Revision revision = machines.requireRevision(key);
        // What an Express machine may not have was refused when it was created.
        var machine = DefinitionParser.parse(revision.definition(), false).requireMachine();
        var compiled =
                new MachineRevision(
                        key,
                        revision.arn(),
                        revision.roleArn(),
                        machine,
                        revision.logging().logSettings(),
                        canTrace && revision.tracingEnabled());
        return new Compiled(compiled, revision.definition().length());
    }

    @Override
    public boolean isDeleting(StateMachineArn arn) {
        return machines.isDeleting(arn);
    }

    private @Nullable MachineRevision find(String key) {
        lock.lock();
        try {
            Compiled compiled = kept.get(key);
            return compiled == null ? null : compiled.revision();
        } finally {
            lock.unlock();
        }
    }

    private void keep(String key, Compiled compiled) {
        lock.lock();
        try {
            Compiled before = kept.put(key, compiled);
            keptCharacters += compiled.characters() - (before == null ? 0 : before.characters());
            var oldest = kept.values().iterator();
            while (keptCharacters > KEPT_CHARACTERS && kept.size() > 1) {
                keptCharacters -= oldest.next().characters();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
