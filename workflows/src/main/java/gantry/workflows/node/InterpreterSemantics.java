package gantry.workflows.node;

import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Interpreter;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.partition.Semantics;

/** What an execution means: the States Language. */
public final class InterpreterSemantics implements Semantics {
    @Override
    public Execution begin(StateMachine machine, ExecutionHeader header) {
        return Interpreter.begin(machine, header);
    }

    @Override
    public Step advance(
            StateMachine machine, Execution execution, Event event, Surroundings surroundings) {
        return Interpreter.advance(machine, execution, event, surroundings);
    }
}
