package gantry.logs.store;

import org.jspecify.annotations.Nullable;

/** Log groups as services in this process use them. Nothing here waits for the disk. */
public interface LogGroups {
    boolean exists(String group);

    /** A stream; group and stream are made with the first event if need be. */
    LogStream stream(String group, String stream);

    /** A stream of a group that there is, made with the first event; null without that group. */
    @Nullable LogStream findStream(String group, String stream);
}
