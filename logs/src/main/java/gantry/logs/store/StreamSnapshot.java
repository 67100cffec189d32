package gantry.logs.store;

import java.util.List;

/** What a stream held at one moment. Segments may be gone by the time they are read. */
public record StreamSnapshot(String name, List<Segment> segments) {}
