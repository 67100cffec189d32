package gantry.states.hostile;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

/** Paths, intrinsics and JSONata put together of their pieces: refused, or evaluated to an end. */
class ExpressionFuzzTest {
    private static final boolean LONG = "true".equals(System.getenv("GANTRY_LONG"));
    private static final int CASES = Integer.getInteger("fuzz", LONG ? 3_000_000 : 60_000);

    private static final List<String> PATH_PIECES =
            List.of(
                    "$",
                    "$",
                    "$.",
                    ".",
                    "..",
                    "*",
                    "[",
                    "]",
                    "[*]",
                    "[?(",
                    ")]",
                    "@",
                    "@.a",
                    "a",
                    "list",
                    "text",
                    "n",
                    "['a']",
                    "[0]",
                    "[-1:]",
                    "[0:2]",
                    "[1,2]",
                    " == ",
                    " < ",
                    " =~ ",
                    "/(x|y)*/i",
                    " in ",
                    " && ",
                    " || ",
                    "!",
                    "(",
                    ")",
                    "'x'",
                    "1e999999999",
                    "-1",
                    "null",
                    "true",
                    ".length()",
                    ".sum()",
                    ".keys()",
                    " empty ",
                    "$$.",
                    "$v.");
    private static final List<String> INTRINSIC_PIECES =
            List.of(
                    "States.Format(",
                    "States.Array(",
                    "States.ArrayRange(",
                    "States.MathAdd(",
                    "States.ArrayPartition(",
                    "States.ArrayGetItem(",
                    "States.ArrayUnique(",
                    "States.ArrayContains(",
                    "States.ArrayLength(",
                    "States.StringSplit(",
                    "States.StringToJson(",
                    "States.JsonToString(",
                    "States.JsonMerge(",
                    "States.Base64Encode(",
                    "States.Base64Decode(",
                    "States.Hash(",
                    "States.MathRandom(",
                    "States.UUID()",
                    ")",
                    ")",
                    ")",
                    ", ",
                    ", ",
                    "$.tiny",
                    "$.huge",
                    "$.least",
                    "$.list",
                    "$.text",
                    "$.n",
                    "$",
                    "'{}'",
                    "'\\'x'",
                    "''",
                    "0",
                    "1",
                    "3",
                    "-1",
                    "1e-999999999",
                    "9223372036854775807",
                    "null",
                    "false");
    private static final List<String> JSONATA_PIECES =
            List.of(
                    "$states.input",
                    ".",
                    "list",
                    "text",
                    "tiny",
                    "huge",
                    "[",
                    "]",
                    "{",
                    "}",
                    "(",
                    ")",
                    "'a'",
                    ": ",
                    ", ",
                    " + ",
                    " & ",
                    " = ",
                    " ~> ",
                    " ? ",
                    "$map(",
                    "$sort(",
                    "$string(",
                    "$pad('a', 9999)",
                    "[1..999]",
                    "function($x){",
                    "$x",
                    "$f",
                    ":= ",
                    "; ",
                    "/(a|aa)*b/",
                    "$match(",
                    "$replace(",
                    "$split(",
                    "$reduce(",
                    "1e308",
                    "-1",
                    "0",
                    "null",
                    "*",
                    "**",
                    "^(",
                    "@$i",
                    "#$j",
                    "|",
                    "%",
                    "$parse(",
                    "$formatNumber(",
                    "$fromMillis(",
                    "$range(",
                    "$partition(",
                    "$hash(",
                    "$sum(");

    private final SplittableRandom random =
            new SplittableRandom(
                    Long.getLong("seed", LONG ? new SplittableRandom().nextLong() : 20_261_126));

    @Test
    void what_is_put_together_of_pieces_is_refused_or_ends() {
        Watchdog.run(
                watch -> {
                    for (int i = 0; i < CASES; i += 3) {
                        String path = of(PATH_PIECES);
                        watch.test(path, () -> Tried.jsonPath(path));
                        String intrinsic = of(INTRINSIC_PIECES);
                        watch.test(intrinsic, () -> Tried.jsonPath(intrinsic));
                        String jsonata = of(JSONATA_PIECES);
                        watch.test(jsonata, () -> Tried.jsonata(jsonata));
                    }
                });
    }

    /** Most begin as they must, or none would come far. */
    private String of(List<String> pieces) {
        var text = new StringBuilder(random.nextInt(8) > 0 ? pieces.getFirst() : "");
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        for (int open = count(text, '(') - count(text, ')'); open > 0; open--) {
            text.append(')');
        }
        for (int open = count(text, '[') - count(text, ']'); open > 0; open--) {
            text.append(']');
        }
        return text.toString();
    }

    private static int count(StringBuilder text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
