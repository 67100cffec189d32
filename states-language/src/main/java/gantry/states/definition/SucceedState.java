package gantry.states.definition;

/** A Succeed state. */
public record SucceedState(StateHeader header, DataFlow flow) implements State {
    @Override
    public String type() {
        return "Succeed";
    }
}
