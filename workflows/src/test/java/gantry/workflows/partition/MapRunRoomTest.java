package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.ignored;
import static gantry.workflows.partition.APartition.machineOf;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.workflows.engine.MachineRevision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Map runs that wait for one of few places: each that may begin does. */
class MapRunRoomTest {
    private final MapRunRoom room = new MapRunRoom(64, new MapRunPlaces(2), new Slots(1));
    private final APartition fixture = new APartition().with(room);
    private final OpenExecutions open = fixture.open;
    private final Partition partition = fixture.build();
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Command> mail = new ArrayList<>();

    /** Distributed Maps, one in the other. */
    private static MachineRevision nested(int levels) {
        String state = "{\"Type\": \"Pass\", \"End\": true}";
        for (int i = 0; i < levels; i++) {
            state =
                    """
                    {"Type": "Map", "End": true, "ItemProcessor": {
                      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                      "StartAt": "S%1$d", "States": {"S%1$d": %2$s}}}\
                    """
                            .formatted(i, state);
        }
        return machineOf(state);
    }

    private void start(MachineRevision machine, String name, String input) {
        mail.add(
                APartition.start(
                        machine, name, Payload.parse(input, JsonLimits.PAYLOAD), ignored()));
    }

    private Partition.Turned turn() {
        var commands = List.copyOf(mail);
        mail.clear();
        var turned = partition.turn(commands, Loaded.NOTHING, NOON_MS, 0, random);
        mail.addAll(turned.followUps());
        turned.effects().forEach(this::perform);
        return turned;
    }

    private void commit(Partition.Turned turned) {
        partition.committed(Objects.requireNonNull(turned.batch()).number()).forEach(this::perform);
    }

    private void untilQuiet() {
        while (!mail.isEmpty()) {
            var turned = turn();
            if (turned.batch() != null) {
                commit(turned);
            }
        }
    }

    private void perform(AfterCommit effect) {
        switch (effect) {
            case AfterCommit.OfMapRun.AwaitPlace(var id, var depth) ->
                    room.places().whenFree(depth, () -> mail.add(Command.TellMapRun.look(id)));
            case AfterCommit.OfMapRun.Work(var id, _, _, var no, MapRunTask.Write _) ->
                    mail.add(
                            new Command.TellMapRun(
                                    id, no, new MapRunNews.Written(Payload.EMPTY_OBJECT)));
            default -> {}
        }
    }

    @ParameterizedTest(name = "{0} levels")
    @ValueSource(ints = {1, 2, 3, 4})
    void map_runs_within_map_runs_do_not_wait_for_each_other_for_ever(int levels) {
        var machine = nested(levels);
        String input = "[[[[1, 2], [3]], [[4]]], [[[5]]]]";
        for (int i = 0; i < 5; i++) {
            start(machine, "e" + i, input);
        }
        untilQuiet();
        assertThat(open.count()).isZero();
        assertThat(room.places().taken()).isZero();
    }

    @Test
    void a_place_whose_next_map_run_is_stopped_goes_to_the_one_behind() {
        var held = Objects.requireNonNull(room.places().tryTake(0));
        assertThat(room.places().tryTake(0)).isNotNull();
        var machine = nested(1);
        start(machine, "a", "[1]");
        start(machine, "b", "[1]");
        untilQuiet();
        assertThat(open.count()).isEqualTo(2);
        assertThat(room.places().waiting()).isEqualTo(2);
        mail.add(new Command.Stop(machine.arn().execution("a"), null, null, ignored()));
        var stopped = turn();
        room.places().release(held);
        turn(); // a's map run is told, which is over but not on disk
        commit(stopped);
        untilQuiet();
        assertThat(open.count()).isZero();
        assertThat(room.places().taken()).isEqualTo(1);
        assertThat(room.places().waiting()).isZero();
    }

    @Test
    void no_more_than_the_places_are_taken_and_one_for_each_depth() {
        MapRunPlaces places = room.places();
        assertThat(places.tryTake(1)).isNotNull();
        assertThat(places.tryTake(0)).isNotNull();
        assertThat(places.tryTake(0)).isNull();
        var spare = Objects.requireNonNull(places.tryTake(1));
        assertThat(places.tryTake(1)).isNull();
        assertThat(places.tryTake(2)).isNotNull();
        places.release(spare);
        assertThat(places.tryTake(0)).isNull();
        assertThat(places.tryTake(1)).isNotNull();
    }

    @Test
    void the_deepest_that_waits_is_told_first() {
        MapRunPlaces places = room.places();
        var first = Objects.requireNonNull(places.tryTake(0));
        var second = Objects.requireNonNull(places.tryTake(0));
        assertThat(places.tryTake(1)).isNotNull();
        var told = new ArrayList<Integer>();
        places.whenFree(0, () -> told.add(0));
        places.whenFree(1, () -> told.add(1));
        assertThat(told).isEmpty();
        places.release(first);
        assertThat(told).containsExactly(1);
        places.release(second);
        assertThat(told).containsExactly(1, 0);
    }
}
