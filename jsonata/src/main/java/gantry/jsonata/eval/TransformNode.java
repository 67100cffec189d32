package gantry.jsonata.eval;

import gantry.jsonata.parser.Signature;
import gantry.jsonata.values.Copy;
import gantry.jsonata.values.FunctionValue;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Made;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** {@code |pattern|update,delete|}: a function that gives a changed copy. */
final class TransformNode extends Node {
    private static final Signature SIGNATURE = Signature.parse("<(oa):o>");

    private final Node pattern;
    private final Node update;
    private final @Nullable Node delete;
    private final @Nullable Builtin clone;

    /**
     * @param clone the built-in that copies, unless the expression or the host puts another in
     *     place
     */
    TransformNode(
            int position,
            Node pattern,
            Node update,
            @Nullable Node delete,
            @Nullable Builtin clone) {
        super(position);
        this.pattern = pattern;
        this.update = update;
        this.delete = delete;
        this.clone = clone;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        return new Transformer(frame);
    }

    private final class Transformer implements Callable {
        private final Frame scope;

        Transformer(Frame scope) {
            this.scope = scope;
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public Signature signature() {
            return SIGNATURE;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            return arguments[0] == Undefined.UNDEFINED
                    ? Undefined.UNDEFINED
                    : transform(arguments[0], scope);
        }
    }

    private @Nullable Object transform(@Nullable Object original, Frame frame) {
        var copy = copy(original, frame);
        var matches = pattern.evaluate(copy, frame);
        if (matches != Undefined.UNDEFINED) {
            for (Object match : Values.asList(matches, frame.budget)) {
                update(match, frame);
                delete(match, frame);
            }
        }
        return copy;
    }

    private @Nullable Object copy(@Nullable Object original, Frame frame) {
        var function = frame.find("clone");
        if (function == Frame.Unbound.UNBOUND) {
            function = frame.run.global("clone", clone);
        }
        if (!(function instanceof FunctionValue)) {
            throw new JsonataException("T2013").at(position);
        }
        var cloned =
                function == clone
                        ? original
                        : Apply.apply(function, new @Nullable Object[] {original}, null, frame);
        return new Copy(frame.budget).of(cloned);
    }

    private void update(@Nullable Object match, Frame frame) {
        var members = update.evaluate(match, frame);
        if (members == Undefined.UNDEFINED) {
            return;
        }
        if (!(members instanceof Map<?, ?> changes)) {
            throw new JsonataException("T2011").at(update.position).value(members);
        }
        if (match instanceof Made object) {
            frame.budget.object(changes.size());
            for (Map.Entry<?, ?> change : changes.entrySet()) {
                object.put(String.valueOf(change.getKey()), change.getValue());
            }
        }
    }

    private void delete(@Nullable Object match, Frame frame) {
        if (delete == null) {
            return;
        }
        var names = delete.evaluate(match, frame);
        if (names == Undefined.UNDEFINED) {
            return;
        }
        List<?> list = Values.asList(names, frame.budget);
        for (Object name : list) {
            if (!(name instanceof String)) {
                throw new JsonataException("T2012").at(delete.position).value(names);
            }
        }
        if (match instanceof Made object) {
            list.forEach(object::remove);
        }
    }
}
