package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.states.definition.Diagnostic;
import gantry.states.definition.ValidationReport;

/** Tells what is wrong with a definition without creating anything. */
final class ValidateStateMachineDefinition implements StatesOperation {
    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var parsed =
                Definitions.parse(request.requireString("definition"), Definitions.type(request));
        String severity = request.findString("severity");
        var report =
                ValidationReport.of(
                        parsed.diagnostics(),
                        severity == null
                                ? Diagnostic.Severity.ERROR
                                : Diagnostic.Severity.valueOf(severity),
                        request.intOr("maxResults", 0));
        return new Answer()
                .with("result", report.valid() ? "OK" : "FAIL")
                .with(
                        "diagnostics",
                        report.diagnostics().stream()
                                .map(ValidateStateMachineDefinition::shape)
                                .toList())
                .with("truncated", report.truncated())
                .response();
    }

    private static JsonObject shape(Diagnostic diagnostic) {
        return new Answer()
                .with("severity", diagnostic.severity().name())
                .with("code", diagnostic.code())
                .with("message", diagnostic.message())
                .with("location", diagnostic.location())
                .shape();
    }
}
