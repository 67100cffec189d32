package gantry.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.jsonata.References.Reference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class ReferencesTest {
    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "phone                              | phone",
                "phone.number                       | phone",
                "$                                  | $",
                "$.a                                | $",
                "$[0]                               | $",
                "$string($)                         | $",
                "$$.a                               | $$",
                "$map($x, function($v){ $ })        | $",
                "function($y){ phone }              | phone",
                "$x[phone = 1]                      | \"\"",
                "$x^(phone)                         | \"\"",
                "$x{phone: age}                     | \"\"",
                "$x.phone                           | \"\"",
                "$x.(phone)                         | \"\"",
                "**.phone                           | \"\"",
                "{'k': 1}.phone                     | \"\"",
                "{'k': phone, 'l': [age, phone]}    | phone age",
                "a ? b : c                          | a b c",
                "($phone := 1; $phone)              | \"\"",
                "\"$x ~> |phone|{'a': age}|\"       | \"\"",
                "'a' & b                            | b"
            })
    void only_what_is_read_from_the_outer_context_counts(String text, String names) {
        assertThat(names(Jsonata.compile(text).references().contextReads())).isEqualTo(names);
    }

    private static String names(List<Reference> references) {
        return references.stream().map(Reference::name).collect(Collectors.joining(" "));
    }

    @Test
    void free_variables_come_with_the_names_that_follow_them() {
        var text = "$states.input.a & $states.errorOutput[0].x & $y & ($z := 1; $z) & $f.($y.b)";
        assertThat(Jsonata.compile(text).references().variables().stream().map(Reference::path))
                .containsExactly(
                        List.of("states", "input", "a"),
                        List.of("states", "errorOutput"),
                        List.of("y"),
                        List.of("f"),
                        List.of("y", "b"));
    }

    @Test
    void calls_are_listed_with_their_positions() {
        var calls = Jsonata.compile("$sum(a) + $count($sum(b)) ~> $string()").references().calls();
        assertThat(names(calls)).isEqualTo("sum count string");
        assertThat(calls.getFirst().position()).isEqualTo(4);
    }
}
