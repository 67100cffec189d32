package gantry.server.metrics;

import gantry.metrics.Exposition;

import org.jspecify.annotations.Nullable;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** The JVM, under the names that Prometheus' own client for Java gives, and what is built in. */
public final class ProcessMetrics {
    private static final double MS_PER_SECOND = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String AREA = "area";

    private ProcessMetrics() {}

    static void write(Exposition to) {
        var memory = ManagementFactory.getMemoryMXBean();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        MemoryUsage other = memory.getNonHeapMemoryUsage();
        to.gauge("jvm_memory_used_bytes", "Used.")
                .with(heap.getUsed(), AREA, "heap")
                .with(other.getUsed(), AREA, "nonheap");
        to.gauge("jvm_memory_committed_bytes", "Taken from the machine.")
                .with(heap.getCommitted(), AREA, "heap")
                .with(other.getCommitted(), AREA, "nonheap");
        to.gauge("jvm_memory_max_bytes", "At most; -1 without a bound.")
                .with(heap.getMax(), AREA, "heap")
                .with(other.getMax(), AREA, "nonheap");
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        var collections = to.counter("jvm_gc_collections_total", "Garbage collections.");
        for (GarbageCollectorMXBean each : collectors) {
            collections.with(each.getCollectionCount(), "gc", each.getName());
        }
        var spent = to.counter("jvm_gc_collection_seconds_total", "Spent in them, about.");
        for (GarbageCollectorMXBean each : collectors) {
            spent.with(each.getCollectionTime() / MS_PER_SECOND, "gc", each.getName());
        }
        to.gauge("jvm_threads_current", "Platform threads.")
                .with(ManagementFactory.getThreadMXBean().getThreadCount());
        to.gauge("process_start_time_seconds", "Since the epoch.")
                .with(ManagementFactory.getRuntimeMXBean().getStartTime() / MS_PER_SECOND);
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            to.counter("process_cpu_seconds_total", "Of all processors.")
                    .with(system.getProcessCpuTime() / NANOS_PER_SECOND);
        }
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
            to.gauge("process_open_fds", "Files and sockets open.")
                    .with(unix.getOpenFileDescriptorCount());
            to.gauge("process_max_fds", "That may be.").with(unix.getMaxFileDescriptorCount());
        }
        to.gauge("gantry_build_info", "What runs; always 1.")
                .with(1, "version", version(), "java", Runtime.version().toString());
    }

    /** Gantry's. */
    public static String version() {
        // The jar's manifest says it; classes that run from a folder have none.
        @Nullable String version = ProcessMetrics.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
