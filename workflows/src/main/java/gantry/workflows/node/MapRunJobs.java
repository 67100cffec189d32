package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;
import gantry.store.StoreException;
import gantry.workflows.items.ItemSource;
import gantry.workflows.partition.AfterCommit.OfMapRun.Work;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.MapRunNews;
import gantry.workflows.partition.MapRunTask;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.ExecutionRow;
import gantry.workflows.store.MapRunPlace;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Does outside the partitions what map runs ask for: reads items and children, has results written.
 * One task a map run at a time, some at once over all; each tells its news to the partition. Safe
 * for any thread.
 */
final class MapRunJobs {
    private static final System.Logger LOG = System.getLogger(MapRunJobs.class.getName());

    /** Ours: each holds a page or a stream. */
    private static final int MAX_AT_ONCE = 16;

    /** Of one page. */
    private static final int MAX_ITEMS = 1_000;

    /** Of one page, in bytes of its items as JSON; the last one may exceed it. */
    private static final long MAX_PAGE_BYTES = 1L << 20;

    private static final long RETRY_AFTER_MS = 200;

    private final EngineStore reads;
    private final MapRunData data;
    private final Effects.Post post;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(MAX_AT_ONCE);
    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    MapRunJobs(EngineStore reads, MapRunData data, Effects.Post post) {
        this.reads = reads;
        this.data = data;
        this.post = post;
    }

    /** A task of a map run; confined to its thread but for {@link #isDropped}. */
    private final class Job {
        private final int partition;
        private final Work work;

        /** What was read before and is not at its end; it is read on. */
        private @Nullable ItemSource items;

        private volatile boolean isDropped;
        private boolean isDone;

        Job(int partition, Work work, @Nullable ItemSource items) {
            this.partition = partition;
            this.work = work;
            this.items = items;
        }

        void run() {
            try {
                room.acquire();
                try {
                    tell(news());
                } finally {
                    room.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the node stops: recovery asks again
            }
            finish();
        }

        /** Not under the lock: who begins the next task holds the map's and asks for it. */
        private void finish() {
            if (isOver()) {
                jobs.remove(work.mapRunId(), this);
            }
        }

        /** Whether nothing is left of it that the next task could go on with. */
        private synchronized boolean isOver() {
            isDone = true;
            if (isDropped) {
                closeItems();
            }
            return items == null;
        }

        /** What it has open is closed by its own thread, as long as that has to do with it. */
        synchronized void drop() {
            isDropped = true;
            if (isDone) {
                closeItems();
            }
        }

        /** What comes of a task while the node stops is no news: recovery has it done again. */
        private void tell(@Nullable MapRunNews news) {
            if (news != null && !isDropped && !isStopping) {
                post.post(partition, new Command.TellMapRun(work.mapRunId(), work.no(), news));
            }
        }

        /** Where the store has trouble it is tried again: what a map run asks for must come. */
        private @Nullable MapRunNews news() throws InterruptedException {
            while (!isDropped && !isStopping) {
                try {
                    return MapRunJobs.this.perform(this, work.task());
                } catch (StoreException e) {
                    Thread.sleep(RETRY_AFTER_MS);
                } catch (MapRunFailure e) {
                    closeItems();
                    return new MapRunNews.Failed(e.error(), e.cause());
                } catch (RuntimeException | StackOverflowError e) {
                    closeItems();
                    if (isStopping) {
                        return null;
                    }
                    LOG.log(Level.ERROR, "A defect ended the map run " + work.arn(), e);
                    return new MapRunNews.Failed(
                            "States.Runtime",
                            "The server could not go on: " + e.getClass().getSimpleName());
                }
            }
            return null;
        }

        private void closeItems() {
            ItemSource open = items;
            items = null;
            if (open != null) {
                open.close();
            }
        }
    }

    /** Begins a task; what was under way for the same map run counts no more. */
    void begin(int partition, Work work) {
        if (isStopping) {
            return; // recovery asks again
        }
        try {
            jobs.compute(
                    work.mapRunId(),
                    (_, before) -> {
                        var items = before == null ? null : kept(before, work);
                        var job = new Job(partition, work, items);
                        threads.execute(job::run);
                        return job;
                    });
        } catch (RejectedExecutionException e) {
            if (!isStopping) {
                throw e;
            }
        }
    }

    /** What the job before had open, if this one reads on exactly there. */
    private static @Nullable ItemSource kept(Job before, Work work) {
        boolean goesOn =
                !before.isDropped
                        && before.work.no() < work.no()
                        && work.task() instanceof MapRunTask.Read(_, var cursor)
                        && before.items != null
                        && before.items.cursor().equals(cursor);
        ItemSource kept = goesOn ? before.items : null;
        if (goesOn) {
            before.items = null;
        } else {
            before.drop();
        }
        return kept;
    }

    void drop(long mapRunId) {
        Job job = jobs.remove(mapRunId);
        if (job != null) {
            job.drop();
        }
    }

    void stop() {
        isStopping = true;
        threads.shutdownNow();
    }

    private MapRunNews perform(Job job, MapRunTask task) throws InterruptedException {
        Work work = job.work;
        var place = new MapRunPlace(job.partition, work.mapRunId());
        return switch (task) {
            case MapRunTask.Count(var reader) -> count(job, reader);
            case MapRunTask.Read(var reader, var cursor) -> read(job, reader, cursor);
            case MapRunTask.FindOpen(var limit) ->
                    new MapRunNews.Children(reads.openChildren(place, limit));
            case MapRunTask.FindUnsuccessful(var fromItem, var limit) ->
                    new MapRunNews.Children(reads.unsuccessfulChildren(place, fromItem, limit));
            case MapRunTask.Write(var state, var writer) -> {
                var results = new MapRunData.Results(parent(job), work.arn(), state, writer);
                Payload result = data.write(results, new ChildrenInOrder(reads, place));
                yield new MapRunNews.Written(result);
            }
        };
    }

    private MapRunNews count(Job job, ReaderPlan reader) {
        try (ItemSource items = data.open(parent(job), reader, "")) {
            String first = items.cursor();
            long total = 0;
            while (!job.isDropped && !isStopping && items.next() != null) {
                total++;
            }
            return new MapRunNews.Counted(total, first);
        }
    }

    private MapRunNews read(Job job, ReaderPlan reader, String cursor) {
        ItemSource open = job.items;
        if (open == null) {
            open = data.open(parent(job), reader, cursor);
            job.items = open;
        }
        var page = new ArrayList<MapRunNews.ReadItem>();
        long bytes = 0;
        while (page.size() < MAX_ITEMS && bytes < MAX_PAGE_BYTES) {
            MapRunItem item = open.next();
            if (item == null) {
                job.closeItems();
                return new MapRunNews.Items(page, true);
            }
            page.add(new MapRunNews.ReadItem(item, open.cursor()));
            bytes += item.value().utf8Length();
        }
        return new MapRunNews.Items(page, false);
    }

    private ExecutionRow parent(Job job) {
        ExecutionRow row = reads.findExecution(job.partition, job.work.parentId());
        if (row == null) {
            throw new IllegalStateException("No execution of " + job.work.arn());
        }
        return row;
    }
}
