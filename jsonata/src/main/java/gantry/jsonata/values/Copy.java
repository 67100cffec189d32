package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A deep copy whose objects may be changed. */
public final class Copy {
    private final Budget budget;

    public Copy(Budget budget) {
        this.budget = budget;
    }

    public @Nullable Object of(@Nullable Object value) {
        return copy(value, 0);
    }

    private @Nullable Object copy(@Nullable Object value, int nesting) {
        budget.work(1);
        return switch (value) {
            case List<?> list -> {
                int deeper = Budget.deeper(nesting);
                var copy = Seq.array(budget, list.size());
                for (Object element : list) {
                    copy.push(copy(element, deeper));
                }
                yield copy;
            }
            case Map<?, ?> map -> {
                int deeper = Budget.deeper(nesting);
                budget.object(map.size());
                var copy = new Made();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    copy.put(String.valueOf(entry.getKey()), copy(entry.getValue(), deeper));
                }
                yield copy;
            }
            case FunctionValue _ -> "";
            case Undefined _ -> null;
            case null, default -> value;
        };
    }
}
