package gantry.workflows.store;

import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.engine.MapRunSummary;
import gantry.workflows.errors.ResourceNotFound;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Shows map runs from the committed store. Safe for any thread. */
public final class SqlMapRunReader implements MapRunReader {
    private static final ExecutionCursor LAST = new ExecutionCursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Store store;

    public SqlMapRunReader(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable MapRunDetails find(MapRunArn arn) {
        Optional<MapRunDetails> found =
                store.read(sql -> Optional.ofNullable(parent(sql, arn)).map(it -> it.details()));
        return found.orElse(null);
    }

    @Override
    public @Nullable List<MapRunSummary> list(ExecutionArn execution, long beforeId, int limit) {
        int partition = PartitionOf.execution(execution, store.partitionCount());
        Optional<List<MapRunSummary>> found =
                store.read(
                        sql -> {
                            Long id = ExecutionSql.findId(sql, partition, execution);
                            return id == null
                                    ? Optional.empty()
                                    : Optional.of(
                                            MapRunSql.list(sql, partition, id, beforeId, limit));
                        });
        return found.orElse(null);
    }

    @Override
    public List<ExecutionSummary> children(
            MapRunArn mapRun, ChildFilter filter, @Nullable ExecutionCursor after, int limit) {
        return store.read(
                sql -> {
                    ChildSql.Parent parent = parent(sql, mapRun);
                    if (parent == null) {
                        throw new ResourceNotFound(mapRun.toString());
                    }
                    return ChildSql.list(sql, parent, filter, after == null ? LAST : after, limit);
                });
    }

    private static ChildSql.@Nullable Parent parent(SqlConnection sql, MapRunArn arn)
            throws SQLException {
        MapRunPlace place = MapRunSql.place(sql, arn);
        MapRunDetails details = place == null ? null : MapRunSql.details(sql, place);
        return place == null || details == null ? null : new ChildSql.Parent(place, details);
    }
}
