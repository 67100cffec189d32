package gantry.workflows.partition;

import gantry.workflows.maprun.MapRun;
import gantry.workflows.store.MapRunPlanCodec;
import gantry.workflows.store.StoredMapRun;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The map runs of a partition that are not over: all are in memory. Confined to the partition's
 * worker.
 */
final class OpenMapRuns {
    private final Map<Long, OpenMapRun> byId = new LinkedHashMap<>();

    /** How often each execution is the parent of one. */
    private final Map<Long, Integer> parents = new LinkedHashMap<>();

    /** Kept, since it is asked for after each turn. */
    private long pendingRedrives;

    /** Numbers tasks outside; unique over all openings of the partition. */
    private long lastTask;

    OpenMapRuns(long epoch) {
        this.lastTask = epoch << Integer.SIZE;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    Collection<OpenMapRun> all() {
        return byId.values();
    }

    @Nullable OpenMapRun find(long id) {
        return byId.get(id);
    }

    /** The newest one of a frame; null if it has none that is open. */
    @Nullable OpenMapRun find(long parentId, int frameNo) {
        OpenMapRun newest = null;
        if (parents.containsKey(parentId)) {
            for (OpenMapRun each : byId.values()) {
                if (each.parentId == parentId
                        && each.frameNo == frameNo
                        && (newest == null || each.id > newest.id)) {
                    newest = each;
                }
            }
        }
        return newest;
    }

    List<OpenMapRun> ofParent(long parentId) {
        var found = new ArrayList<OpenMapRun>();
        if (parents.containsKey(parentId)) {
            byId.values().stream().filter(each -> each.parentId == parentId).forEach(found::add);
        }
        return found;
    }

    /** Whether it must stay in memory: items become children by what it knows. */
    boolean isParent(long executionId) {
        return parents.containsKey(executionId);
    }

    /** The parents that are needed: items become children by them, or they hear of the end. */
    List<Long> parentsNeeded() {
        var needed = new ArrayList<Long>();
        for (OpenMapRun each : byId.values()) {
            if (!each.run.hasEnded() && !each.run.isAbandoned()) {
                needed.add(each.parentId);
            }
        }
        return needed;
    }

    /** Children that wait to run again. */
    long pendingRedrives() {
        return pendingRedrives;
    }

    /** One of them has moved. */
    void moved(MapRun before, MapRun now) {
        pendingRedrives += pendingRedrives(now) - pendingRedrives(before);
    }

    private static long pendingRedrives(MapRun run) {
        return run.executions().toRedrive().sum();
    }

    OpenMapRun add(StoredMapRun stored) {
        var open =
                new OpenMapRun(
                        stored.id(),
                        stored.executionId(),
                        stored.frameNo(),
                        stored.arn(),
                        MapRunPlanCodec.decode(stored.plan()),
                        stored.progress().attempt(),
                        stored.progress().run());
        open.isStored = true;
        add(open);
        return open;
    }

    void add(OpenMapRun open) {
        byId.put(open.id, open);
        parents.merge(open.parentId, 1, Integer::sum);
        pendingRedrives += pendingRedrives(open.run);
        open.among = this;
    }

    /** Drops one for certain: it is over, and its row says so. */
    void remove(OpenMapRun open) {
        if (byId.remove(open.id) != null) {
            parents.computeIfPresent(open.parentId, (_, count) -> count == 1 ? null : count - 1);
            pendingRedrives -= pendingRedrives(open.run);
            open.among = null;
        }
    }

    long nextTask() {
        return ++lastTask;
    }
}
