package gantry.jsonata.regex;

import gantry.json.JsonArray;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;

import java.util.List;

/**
 * Where a regular expression matches.
 *
 * @param groups the captures from 1; undefined where one took no part
 */
public record RegexMatch(String text, int start, int end, List<Object> groups) {
    /** The groups as a value of the language. */
    public List<?> groupList(Budget budget) {
        return groups.contains(Undefined.UNDEFINED)
                ? Seq.array(budget).pushAll(groups)
                : JsonArray.copyOf(groups);
    }
}
