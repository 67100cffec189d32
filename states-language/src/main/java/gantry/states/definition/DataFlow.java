package gantry.states.definition;

import java.util.List;

/** How a state picks its input and shapes its output: one form a query language. */
public sealed interface DataFlow permits JsonPathFlow, JsonataFlow {
    /** The variables that the state gives a value when it is left; empty if Assign is absent. */
    List<PayloadTemplate.Field> assign();
}
