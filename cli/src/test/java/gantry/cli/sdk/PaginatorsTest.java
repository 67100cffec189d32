package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** What the SDK's paginators collect out of pages of two: everything, once, in its order. */
@ExtendWith(SharedServer.class)
class PaginatorsTest {
    private static final List<String> SEVEN =
            IntStream.rangeClosed(1, 7).mapToObj(i -> "page-" + i).toList();

    private final SfnClient sfn;

    PaginatorsTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    @Test
    void state_machines_by_name() {
        SEVEN.forEach(name -> Machines.create(sfn, name, Machines.PASS));

        var pages =
                pages(
                        sfn.listStateMachinesPaginator(r -> r.maxResults(2)),
                        ListStateMachinesResponse::stateMachines);

        assertThat(all(pages, StateMachineListItem::name))
                .doesNotHaveDuplicates()
                .containsSubsequence(SEVEN);
    }

    @Test
    void activities_by_name() {
        SEVEN.forEach(name -> sfn.createActivity(r -> r.name(name)));

        var pages =
                pages(
                        sfn.listActivitiesPaginator(r -> r.maxResults(2)),
                        ListActivitiesResponse::activities);

        assertThat(all(pages, ActivityListItem::name))
                .doesNotHaveDuplicates()
                .containsSubsequence(SEVEN);
    }

    @Test
    void executions_the_newest_first() {
        String machine = Machines.create(sfn, "paged", Machines.PASS);
        for (String name : SEVEN) {
            Machines.untilEnded(sfn, Machines.start(sfn, machine, name, "{}"));
        }

        var pages =
                pages(
                        sfn.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(2)),
                        ListExecutionsResponse::executions);

        assertThat(all(pages, ExecutionListItem::name)).containsExactlyElementsOf(SEVEN.reversed());
    }

    @Test
    void a_history_forwards_and_backwards() {
        String machine = Machines.create(sfn, "steps", Machines.passes(3));
        String execution = Machines.start(sfn, machine, "long", "{}");
        Machines.untilEnded(sfn, execution);
        List<Long> ids = LongStream.rangeClosed(1, 8).boxed().toList();

        assertThat(history(execution, false)).isEqualTo(ids);
        assertThat(history(execution, true)).isEqualTo(ids.reversed());
    }

    private List<Long> history(String execution, boolean reverse) {
        var pages =
                pages(
                        sfn.getExecutionHistoryPaginator(
                                r -> r.executionArn(execution).maxResults(2).reverseOrder(reverse)),
                        GetExecutionHistoryResponse::events);
        return all(pages, HistoryEvent::id);
    }

    /** The pages that a paginator walks over: three at least, each but the last full. */
    private static <P, T> List<List<T>> pages(Iterable<P> paginator, Function<P, List<T>> items) {
        List<List<T>> pages =
                StreamSupport.stream(paginator.spliterator(), false).map(items).toList();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.size() == 2);
        return pages;
    }

    private static <T, R> List<R> all(List<List<T>> pages, Function<T, R> part) {
        return pages.stream().flatMap(Collection::stream).map(part).toList();
    }
}
