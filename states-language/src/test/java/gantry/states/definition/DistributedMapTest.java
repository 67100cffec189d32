package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

/** The fields of a Map in mode DISTRIBUTED. */
class DistributedMapTest {
    private static final String PROCESSOR =
            "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}";
    private static final String GET = "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',";
    private static final String PUT = "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject',";

    private static Parsed parse(String fields) {
        return parse(fields, "STANDARD", PROCESSOR);
    }

    private static Parsed parse(String fields, String type, String processor) {
        return DefinitionParser.parse(
                ("{'StartAt':'M','States':{'M':{'Type':'Map',"
                                + fields
                                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
                                + "'ExecutionType':'"
                                + type
                                + "'},"
                                + processor
                                + "},'End':true}}}")
                        .replace('\'', '"'),
                false);
    }

    private static DistributedMap map(String fields) {
        var machine = parse(fields).requireMachine();
        return Objects.requireNonNull(
                ((MapState) machine.requireState("/States/M")).distributed(), "distributed");
    }

    private static List<String> refusals(String fields) {
        return parse(fields).errors().stream()
                .map(one -> one.message() + " at " + one.location())
                .toList();
    }

    @Test
    void its_processor_is_a_machine_whose_states_keep_their_paths() {
        var machine = map("").child();
        assertThat(machine.root().start().path()).isEqualTo("/States/M/ItemProcessor/States/P");
        assertThat(machine.findState("/States/M")).isNull();
        assertThat(parse("").requireMachine().findState("/States/M/ItemProcessor/States/P"))
                .isNotNull();
    }

    @Test
    void what_is_absent_has_the_defaults_of_AWS() {
        assertThat(map("").executionType()).isEqualTo(DistributedMap.ExecutionType.STANDARD);
        assertThat(map("").toleratedFailureCount()).isNull();
        assertThat(map("").toleratedFailurePercentage()).isNull();
        var reader = Objects.requireNonNull(map(GET + "'Parameters':{}},").reader());
        assertThat(reader.config()).isEqualTo(ReaderConfig.NONE);
        assertThat(reader.maxItems()).isNull();
        var files = Objects.requireNonNull(map(PUT + "'Parameters':{}},").writer());
        assertThat(files.config())
                .isEqualTo(
                        new WriterConfig(
                                WriterConfig.OutputType.JSON, WriterConfig.Transformation.NONE));
        var shaped =
                Objects.requireNonNull(
                        map("'ResultWriter':{'WriterConfig':{'OutputType':'JSONL'}},").writer());
        assertThat(shaped.config())
                .isEqualTo(
                        new WriterConfig(
                                WriterConfig.OutputType.JSONL,
                                WriterConfig.Transformation.COMPACT));
    }

    @Test
    void a_reader_keeps_what_it_is_told() {
        var config =
                Objects.requireNonNull(
                                map(GET
                                                + "'ReaderConfig':{'InputType':'CSV',"
                                                + "'CSVHeaderLocation':'GIVEN',"
                                                + "'CSVHeaders':['a','{% b %}'],"
                                                + "'CSVDelimiter':'TAB','MaxItems':7}},")
                                        .reader())
                        .config();
        assertThat(config.inputType()).isEqualTo(ReaderConfig.InputType.CSV);
        assertThat(config.csvHeaders()).containsExactly("a", "{% b %}");
        assertThat(config.csvDelimiter().character()).isEqualTo('\t');
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    GET'ReaderConfig':{'InputType':'XML'}}, | Value should be one of the following: [CSV, JSON, JSONL, PARQUET, MANIFEST] at /States/M/ItemReader/ReaderConfig/InputType
                    GET'ReaderConfig':{'CSVDelimiter':';'}}, | Value should be one of the following: [COMMA, PIPE, SEMICOLON, SPACE, TAB] at /States/M/ItemReader/ReaderConfig/CSVDelimiter
                    GET'ReaderConfig':{'ManifestType':'X'}}, | Value should be one of the following: [S3_INVENTORY, ATHENA_DATA] at /States/M/ItemReader/ReaderConfig/ManifestType
                    GET'ReaderConfig':{'Transformation':'X'}}, | Value should be one of the following: [NONE, LOAD_AND_FLATTEN] at /States/M/ItemReader/ReaderConfig/Transformation
                    GET'ReaderConfig':{'CSVHeaderLocation':'GIVEN'}}, | These fields are required: [CSVHeaders] at /States/M/ItemReader/ReaderConfig
                    GET'ReaderConfig':{'CSVHeaders':[1]}}, | Expected value of type [STRING] at /States/M/ItemReader/ReaderConfig/CSVHeaders[0]
                    GET'ReaderConfig':{'ItemsPointer':1}}, | Expected value of type [STRING] at /States/M/ItemReader/ReaderConfig/ItemsPointer
                    GET'ReaderConfig':{'Max':1}}, | Field 'Max' is not supported at /States/M/ItemReader/ReaderConfig
                    GET'Arguments':{}}, | The QueryLanguage is set to 'JSONPath', but field 'Arguments' is only supported for the 'JSONata' QueryLanguage at /States/M/ItemReader
                    GET'Parameters':{'Key.$':'x'}}, | The value for the field 'Key.$' must be a valid JSONPath or a valid intrinsic function call at /States/M/ItemReader/Parameters
                    'ItemReader':{}, | These fields are required: [Resource] at /States/M/ItemReader
                    'ItemBatcher':{'MaxItems':1}, | Field 'MaxItems' is not supported at /States/M/ItemBatcher
                    'ItemBatcher':{'MaxInputBytesPerBatch':262145}, | Maximum value is 262144 at /States/M/ItemBatcher/MaxInputBytesPerBatch
                    'ResultWriter':{}, | Value cannot be empty at /States/M/ResultWriter
                    'ResultWriter':{'Parameters':{}}, | These fields are required: [Resource] at /States/M/ResultWriter
                    PUT'WriterConfig':{}}, | These fields are required: [Parameters] at /States/M/ResultWriter
                    'ResultWriter':{'Resource':'arn:aws:states:::s3:getObject','Parameters':{}}, | The field 'Resource' does not match any of the allowed values at /States/M/ResultWriter/Resource
                    'ResultWriter':{'WriterConfig':{'OutputType':'CSV'}}, | Value should be one of the following: [JSON, JSONL] at /States/M/ResultWriter/WriterConfig/OutputType
                    'ResultWriter':{'WriterConfig':{'Transformation':'X'}}, | Value should be one of the following: [NONE, COMPACT, FLATTEN] at /States/M/ResultWriter/WriterConfig/Transformation
                    """)
    void a_wrong_field_is_named(String fields, String refusal) {
        assertThat(refusals(fields.replace("GET", GET).replace("PUT", PUT)))
                .containsExactly(refusal);
    }

    @Test
    void what_an_Express_child_cannot_do_is_refused_as_in_an_Express_machine() {
        String sync =
                "'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
                        + "'Resource':'arn:aws:states:::states:startExecution.sync',"
                        + "'Parameters':{'StateMachineArn':'x'}}}";
        assertThat(parse("", "STANDARD", sync).errors()).isEmpty();
        assertThat(parse("", "EXPRESS", sync).errors())
                .singleElement()
                .extracting(Diagnostic::location)
                .isEqualTo("/States/M/ItemProcessor/States/T/Resource");
    }

    @Test
    void in_mode_INLINE_the_fields_are_checked_and_have_no_effect() {
        var parsed =
                DefinitionParser.parse(
                        ("{'StartAt':'M','States':{'M':{'Type':'Map',"
                                        + GET
                                        + "'Parameters':{}},'ItemProcessor':{"
                                        + PROCESSOR
                                        + "},'End':true}}}")
                                .replace('\'', '"'),
                        false);
        assertThat(((MapState) parsed.requireMachine().requireState("/States/M")).distributed())
                .isNull();
    }
}
