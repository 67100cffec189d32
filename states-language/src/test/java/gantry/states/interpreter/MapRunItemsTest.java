package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.states.definition.StateMachine;

import org.junit.jupiter.api.Test;

import java.util.Random;

class MapRunItemsTest {
    private static final Surroundings WORLD =
            new Surroundings(Runs.START_MS, new Random(1), (_, _) -> "");

    @Test
    void inputs_that_are_much_work_are_enough_for_one_turn() {
        MapRunItems items = items("{% $sum([1..300000].($ * 2)) %}");
        assertThat(items.isSpent()).isFalse();
        for (MapRunItem item : items.items(0, 2)) {
            assertThat(items.input(item)).isInstanceOf(ItemInput.Made.class);
        }
        assertThat(items.isSpent()).isTrue();
    }

    @Test
    void inputs_that_are_little_work_are_not() {
        MapRunItems items = items("{% $states.context.Map.Item.Value %}");
        for (MapRunItem item : items.items(0, 2)) {
            assertThat(items.input(item)).isInstanceOf(ItemInput.Made.class);
        }
        assertThat(items.isSpent()).isFalse();
    }

    private static MapRunItems items(String selector) {
        String fields = "'QueryLanguage': 'JSONata', 'ItemSelector': '" + selector + "', ";
        StateMachine machine = Runs.machine(MapRunWorld.map(fields, MapRunWorld.PASS));
        Execution begun = Interpreter.begin(machine, Runs.header("[1, 2]"));
        Step step = Interpreter.advance(machine, begun, new Event.Started(), WORLD);
        int frame =
                step.effects().stream()
                        .filter(Effect.StartMapRun.class::isInstance)
                        .map(effect -> ((Effect.StartMapRun) effect).frame())
                        .findFirst()
                        .orElseThrow();
        return new MapRunItems(machine, step.execution(), frame, WORLD);
    }
}
