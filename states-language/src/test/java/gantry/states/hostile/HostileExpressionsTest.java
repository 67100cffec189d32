package gantry.states.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.states.interpreter.Execution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

/** Expressions that would take for ever, or all memory, if nothing stopped them. */
class HostileExpressionsTest {
    static List<String> pathsAndIntrinsics() {
        return List.of(
                "States.MathAdd(1e-999999999, 1)",
                "States.MathAdd($.huge, $.least)",
                "States.MathRandom($.tiny, 5, $.tiny)",
                "States.ArrayPartition($.list, $.tiny)",
                "States.ArrayPartition($.list, 9223372036854775807)",
                "States.ArrayGetItem($.list, $.tiny)",
                "States.ArrayGetItem($.list, $.least)",
                "States.ArrayRange(0, $.tiny, 1)",
                "States.ArrayRange($.least, 9223372036854775807, 1)",
                "States.ArrayRange(9223372036854775807, $.least, $.least)",
                "States.ArrayUnique(States.Array($.tiny, $.huge, 0, 1e-999999998))",
                "States.ArrayContains($.list, $.tiny)",
                "States.Format('{}{}', $.tiny, $.huge)",
                "States.JsonToString($.wide)",
                "States.StringToJson('" + "[".repeat(100_000) + "')",
                "States.StringToJson('1e999999999')",
                "States.StringSplit(States.JsonToString($), States.JsonToString($))",
                "States.Base64Encode(States.JsonToString($))",
                "States.Base64Decode('===')",
                "States.JsonMerge($, $.a, false)",
                "States.Array(".repeat(5_000) + ")".repeat(5_000),
                nested("States.Format('{}{}', X, X)", "'ab'", 12),
                nested("States.Array(X, X)", "$", 10),
                "$..*",
                "$" + "..*".repeat(8),
                "$" + ".a".repeat(100_000),
                "$" + "[*]".repeat(100_000),
                "$[?(" + "(".repeat(100_000) + "@.a" + ")".repeat(100_000) + ")]",
                "$[?(" + "!".repeat(100_000) + "@.a)]",
                "$[" + "'a',".repeat(100_000) + "'b']",
                "$[0:9999999999999999999]",
                "$[-2147483648:2147483647:2147483647]",
                "$.list[?(@ > 1e-999999999)]",
                "$.list[?(@ == 1e999999999)]",
                "$.list[?(@ =~ /((?:){1000000000}){1000000000}/)]",
                "$.text[?(@ =~ /(?:(?:){1000000000}){1000000000}/)]",
                "$[?(@ =~ /((){1000000}){1000000}/)]",
                "$[?(@ =~ /((.*)*)*,z/)]");
    }

    static List<String> jsonata() {
        return List.of(
                "$states.input.tiny + $states.input.huge",
                "$formatNumber($states.input.huge, '0')",
                "$formatNumber(1, '0.' & $pad('', 1000000, '0'))",
                "$formatNumber(123, '#' & $pad('', 100000, ',#'))",
                "$map([1..10000], function($x){ $formatBase(1e300, 2) })",
                "$round(1e300, 400) & $round(1.5, 2147483647) & $round(1.5, -2147483648)",
                "$power(2, 1e308)",
                "$formatInteger(1e300, 'w')",
                "$formatInteger(1e15, 'I')",
                "$formatInteger(1, $pad('', 1000000, '#'))",
                "$parseInteger($pad('', 1000000, '9'), '0')",
                "$parseInteger($pad('', 100000, 'M'), 'I')",
                "$parseInteger($pad('', 1000000, 'one thousand '), 'w')",
                "$match('a', /(?:(?:){1000000000}){1000000000}/)",
                "$match('a', /(?:){2000000000}/)",
                "$match('', /(a?){2000000000}/)",
                "$match($pad('', 1000000, 'a'), /(?:){1000}(?!)/)",
                "($t := $pad('', 1000000, 'a'); $map([1..100000], function($x){ $match($t, /(?!)/)"
                        + " }))",
                "($t := $pad('', 1000000, 'a'); $map([1..100000], function($x){ $match($t, /b/)"
                        + " }))",
                "$contains($pad('', 1000000, 'a'), /(a+)+b/)",
                "$contains($pad('', 1000, 'a'), /(a|aa)+$b/)",
                "$contains($pad('', 1000000, 'a'), /a{500000}b/)",
                "$match($pad('', 100000, 'a'), /((((((((((a*)*)*)*)*)*)*)*)*)*)*b/)",
                "$contains($pad('', 1000, 'a'), /" + nested("(X)*", "a*", 40) + "b/)",
                "$match($pad('', 3000, 'ab'), /(?:a|b|ab)*c/)",
                "$match($pad('', 100000, 'a'), /^(?=(a+))\\1+$/)",
                "$match($pad('', 100000, 'a'), /(?:)/)",
                "$split($pad('', 1000000, 'a'), '')",
                "$split($pad('', 1000000, 'a'), /(?:)/)",
                "$replace($pad('', 100000, 'a'), /(?:)/, 'b')",
                "$replace($pad('', 1000000, 'a'), 'a', 'b', 1e300)",
                "$contains($pad('', 1000000, 'a'), $pad('', 500000, 'a') & 'b')",
                "$substringBefore($pad('', 1000000, 'a'), $pad('', 500000, 'a') & 'b')",
                "$substring($pad('', 1000000, 'a'), -1e300, 1e300)",
                "$sort([1..100000], function($l, $r){ true })",
                "$sort([1..100000], function($l, $r){ $random() > 0.5 })",
                "$sort([1..10000], function($l, $r){ $count($sort([1..10000])) })",
                "$string($map([1..500000], function($x){ 'aaaaaaaaaa' }))",
                "$join($map([1..1000], function($x){ $pad('', 10000, 'x') }))",
                "$reduce([1..1000000], function($a, $b){ $append($a, $b) }, [])",
                "$fromMillis(1e300) & $fromMillis(8640000000000000, '[Y,*-1000000]')",
                "$fromMillis(0, '[Y,1000000000-1000000000]')",
                "$fromMillis(0, '[f,1000000000-1000000000]')",
                "$fromMillis(0, $pad('', 1000000, '[M]'))",
                "$toMillis('x', $pad('', 100000, '[Y]'))",
                "$toMillis($pad('', 100000, '1'), '[f]')",
                "$distinct([1..100000])",
                "$distinct($map([1..3000], function($x){ [$x, [$x]] }))",
                "$merge($map([1..100000], function($x){ {$string($x): $x} }))",
                "$keys($map([1..10000], function($x){ {$string($x): $x} }))",
                "$zip([1..100000], [1..100000], [1..100000])",
                "$spread($map([1..100000], function($x){ {'a': 1} }))",
                "[1..800000][[0..800000]]",
                "[1..3000].([1..3000])",
                "[1..100000]{$string($): $sum($)}",
                "[1..800000]^(>$)",
                "$states.**.**.**.**.**",
                "$base64encode($pad('', 1000000, 'a'))",
                "$base64decode($pad('', 1000000, 'YWFh'))",
                "$encodeUrl($pad('', 1000000, '\u00e4'))",
                "$uppercase($pad('', 1000000, '\u00df'))",
                "$lowercase($pad('', 1000000, '\u0130'))",
                "$hash($pad('', 1000000, 'a'), 'SHA-512')",
                "$parse($pad('', 100000, '['))",
                "$parse('1e999999999')",
                "$parse('[1e-999999999]')[0] + 1",
                "$partition([1..100000], 1)",
                "$range(1, 1e300, 1)",
                "$range(1, 2, 1e-300)",
                "$range(1, 2, $states.input.tiny)",
                "$random($states.input.huge)",
                "$shuffle([1..800000])",
                "($f := function(){ $f() }; $f())",
                "($f := function($n){ 1 + $f($n + 1) }; $f(0))",
                "($f := function($s){ $f($s & $s) }; $f('x'))",
                "($f := function($a){ $f([$a, $a]) }; $f(1))",
                "($f := function($a){ $f({'a': $a, 'b': $a}) }; $f(1))",
                nested("[X, X]", "1", 20),
                nested("function($x){X}", "1", 90));
    }

    @ParameterizedTest
    @MethodSource("pathsAndIntrinsics")
    void a_path_or_an_intrinsic_ends(String text) {
        Watchdog.run(watch -> watch.test(text, () -> Tried.jsonPath(text)));
    }

    @ParameterizedTest
    @MethodSource("jsonata")
    void an_expression_ends(String text) {
        Watchdog.run(watch -> watch.test(text, () -> Tried.jsonata(text)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "States.MathAdd($.tiny, 1) | 1",
                "States.MathAdd(-1e-100000000, 1) | 1",
                "States.MathAdd(0.25, 1) | 1",
                "States.MathAdd(0.5, 1) | 2",
                "States.MathAdd(-0.5, 1) | 1",
                "States.ArrayGetItem($.list, $.tiny) | 1",
                "States.ArrayRange(0, $.tiny, 1) | [0]",
                "States.ArrayRange(-9000000000000000000, 9000000000000000000, 9000000000000000000)"
                        + " | [-9000000000000000000,0,9000000000000000000]",
                "States.ArrayRange(9223372036854775807, $.least, $.least)"
                        + " | [9223372036854775807,-1]",
                "States.ArrayRange(1, 0, 1) | []",
                "States.ArrayRange(5, 1, -2) | [5,3,1]"
            })
    void numbers_at_the_edge_are_taken_for_what_they_are(String text, String value) {
        Execution done = Tried.jsonPath(text);
        assertThat(done == null || done.output() == null ? "" : done.output().text())
                .isEqualTo("{\"x\":" + value + "}");
    }

    @Test
    void a_definition_of_any_depth_is_refused_or_run() {
        Watchdog.run(
                watch -> {
                    for (String text : deepDefinitions()) {
                        watch.test(text, () -> Tried.definition(text));
                    }
                });
    }

    private static List<String> deepDefinitions() {
        String pass = "{'Type': 'Pass', 'End': true}";
        var texts = new ArrayList<String>();
        for (int depth : new int[] {10, 100, 400, 1_000, 100_000}) {
            texts.add("[".repeat(depth));
            texts.add("{'a':".repeat(depth));
            texts.add(around("{'Type': 'Parallel', 'End': true, 'Branches': [", pass, "]}", depth));
            texts.add(around("{'Type': 'Map', 'End': true, 'ItemProcessor': ", pass, "}", depth));
            texts.add(
                    scope(
                            "{'Type': 'Pass', 'End': true, 'Result': "
                                    + "[".repeat(depth)
                                    + "]".repeat(depth)
                                    + "}"));
            texts.add(
                    scope(
                            "{'Type': 'Choice', 'Default': 'S', 'Choices': [{'Next': 'S', "
                                    + "'Not': {".repeat(depth)
                                    + "'Variable': '$.a', 'IsNull': true"
                                    + "}".repeat(depth)
                                    + "}]}"));
            texts.add(
                    scope(
                            "{'Type': 'Pass', 'End': true, 'QueryLanguage': 'JSONata', 'Output': "
                                    + "[".repeat(depth)
                                    + "'{% 1 %}'"
                                    + "]".repeat(depth)
                                    + "}"));
        }
        return texts.stream().map(text -> text.replace('\'', '"')).toList();
    }

    private static String scope(String state) {
        return "{'StartAt': 'S', 'States': {'S': " + state + "}}";
    }

    private static String around(String open, String inner, String close, int depth) {
        String opening = open + "{'StartAt': 'S', 'States': {'S': ";
        return "{'StartAt': 'S', 'States': {'S': "
                + opening.repeat(depth)
                + inner
                + ("}}" + close).repeat(depth)
                + "}}";
    }

    private static String nested(String around, String inner, int depth) {
        String text = inner;
        for (int i = 0; i < depth && text.length() < 1_000_000; i++) {
            text = around.replace("X", text);
        }
        return text;
    }
}
