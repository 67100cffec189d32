package gantry.workflows.partition;

import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;

/** What an execution means: the interpreter, or in a test one that breaks. */
public interface Semantics {
    /** An execution before its first event. */
    Execution begin(StateMachine machine, ExecutionHeader header);

    Step advance(StateMachine machine, Execution execution, Event event, Surroundings surroundings);
}
