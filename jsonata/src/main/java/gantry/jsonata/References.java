package gantry.jsonata;

import gantry.jsonata.shape.Shape;
import gantry.jsonata.shape.Shape.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an expression reads and calls, each name once, in the order of writing.
 *
 * @param contextReads names read from the context at the top level: {@code phone}; {@code $} for
 *     the context itself, {@code $$} for the whole input; a lambda's body keeps the outer context,
 *     while predicates, later steps, sort terms and groupings have their own
 * @param variables variables that the expression does not bind itself, with the names that follow
 *     them ({@code states.errorOutput.Error}) as far as they are plain names
 * @param calls functions called by a variable's name
 */
public record References(
        List<Reference> contextReads, List<Reference> variables, List<Reference> calls) {
    /**
     * A name and where it stands.
     *
     * @param path the name, then the names that follow it
     * @param position offset just after the name's token
     */
    public record Reference(List<String> path, int position) {
        public Reference {
            path = List.copyOf(path);
        }

        public String name() {
            return path.getFirst();
        }
    }

    static References of(Shape shape) {
        var collector = new Collector();
        collector.bind(shape);
        collector.visit(shape, true);
        return new References(
                List.copyOf(collector.contextReads.values()),
                List.copyOf(collector.variables.values()),
                List.copyOf(collector.calls.values()));
    }

    /** Walks the tree; {@code top} tells whether the context is still that of the whole. */
    private static final class Collector {
        private final Map<String, Reference> contextReads = new LinkedHashMap<>();
        private final Map<List<String>, Reference> variables = new LinkedHashMap<>();
        private final Map<String, Reference> calls = new LinkedHashMap<>();
        private final Set<String> bound = new HashSet<>();

        void bind(Shape shape) {
            bound.addAll(shape.parameters());
            addBound(shape.focus());
            addBound(shape.index());
            shape.stages().forEach(stage -> addBound(stage.index()));
            if (shape.kind() == Kind.BIND) {
                bound.add(shape.name());
            }
            shape.forEachInside(this::bind);
        }

        private void addBound(@Nullable String name) {
            if (name != null) {
                bound.add(name);
            }
        }

        void visit(Shape shape, boolean top) {
            switch (shape.kind()) {
                case PATH -> path(shape, top);
                case NAME -> readContext(shape.name(), shape.position(), top);
                case WILDCARD, DESCENDANTS -> {
                    // names no member
                }
                case VARIABLE -> variable(shape, List.of(), top);
                case CALL, PARTIAL -> call(shape, top);
                case OBJECT -> pairs(shape.pairs(), top);
                case TRANSFORM -> shape.parts().forEach(part -> visit(part, false));
                default -> shape.parts().forEach(part -> visit(part, top));
            }
            attached(shape);
        }

        private void attached(Shape shape) {
            shape.predicates().forEach(predicate -> visit(predicate, false));
            for (var stage : shape.stages()) {
                if (stage.filter() != null) {
                    visit(stage.filter(), false);
                }
            }
            shape.terms().forEach(term -> visit(term.key(), false));
            if (shape.group() != null) {
                pairs(shape.group().pairs(), false);
            }
        }

        private void pairs(List<Shape.Pair> pairs, boolean top) {
            for (var pair : pairs) {
                visit(pair.key(), top);
                visit(pair.value(), top);
            }
        }

        private void path(Shape shape, boolean top) {
            var first = shape.part(0);
            if (first.kind() == Kind.VARIABLE) {
                variable(first, names(shape), top);
                attached(first);
            } else {
                visit(first, top);
            }
            shape.parts().stream().skip(1).forEach(step -> visit(step, false));
        }

        /** The plain names behind the first step; a predicate on it ends them. */
        private static List<String> names(Shape path) {
            var names = new ArrayList<String>();
            boolean plain = isPlain(path.part(0));
            for (int i = 1; plain && i < path.parts().size(); i++) {
                var step = path.part(i);
                if (step.kind() != Kind.NAME) {
                    break;
                }
                names.add(step.name());
                plain = isPlain(step);
            }
            return names;
        }

        private static boolean isPlain(Shape step) {
            return step.predicates().isEmpty() && step.stages().isEmpty();
        }

        private void readContext(String name, int position, boolean top) {
            if (top) {
                contextReads.putIfAbsent(name, new Reference(List.of(name), position));
            }
        }

        private void variable(Shape shape, List<String> names, boolean top) {
            var name = shape.name();
            if (name.isEmpty()) {
                readContext("$", shape.position(), top);
            } else if (name.equals("$")) {
                readContext("$$", shape.position(), true); // the input wherever it stands
            } else if (!bound.contains(name)) {
                var path = new ArrayList<String>();
                path.add(name);
                path.addAll(names);
                variables.putIfAbsent(path, new Reference(path, shape.position()));
            }
        }

        private void call(Shape shape, boolean top) {
            var procedure = shape.part(0);
            if (procedure.kind() == Kind.VARIABLE) {
                calls.putIfAbsent(
                        procedure.name(),
                        new Reference(List.of(procedure.name()), procedure.position()));
            }
            shape.parts().forEach(part -> visit(part, top));
        }
    }
}
