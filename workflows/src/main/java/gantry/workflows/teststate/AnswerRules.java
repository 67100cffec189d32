package gantry.workflows.teststate;

import gantry.json.JsonObject;
import gantry.operations.ServiceModel;
import gantry.operations.Shape;
import gantry.operations.ValidationException;
import gantry.states.definition.Resource;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds a mocked result to what the API that a Task calls answers. An API that nobody has a model
 * of may answer anything.
 */
final class AnswerRules {
    /** Optimized integrations whose service has another name in the SDK. */
    private static final Map<String, String> SDK_NAMES =
            Map.of(
                    "states", "sfn",
                    "events", "eventbridge",
                    "fargate", "ecs",
                    "elasticmapreduce", "emr");

    /**
     * What a job's result is: the whole answer of the operation that describes the job. Those of
     * which only a part is the result are not here.
     */
    private static final Map<String, String> DESCRIBES_JOB =
            Map.of(
                    "states:startExecution", "DescribeExecution",
                    "sagemaker:createTrainingJob", "DescribeTrainingJob",
                    "sagemaker:createTransformJob", "DescribeTransformJob",
                    "sagemaker:createProcessingJob", "DescribeProcessingJob",
                    "sagemaker:createHyperParameterTuningJob", "DescribeHyperParameterTuningJob",
                    "sagemaker:createLabelingJob", "DescribeLabelingJob",
                    "athena:startQueryExecution", "GetQueryExecution");

    private AnswerRules() {}

    /**
     * Returns if the API may answer so.
     *
     * @throws ValidationException the first thing that is wrong
     */
    static void check(Resource resource, @Nullable Object result, FieldValidation validation) {
        if (!(resource instanceof Resource.Integration integration)
                || integration.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN) {
            return; // a function, a worker or who has the token gives any JSON
        }
        if (!(result instanceof JsonObject object)) {
            throw new ValidationException("Mocked result must be a JSON object.");
        }
        if (validation == FieldValidation.NONE) {
            return;
        }
        ServiceModel model = ServiceModel.findAnswers(sdkName(integration));
        Shape answer = model == null ? null : findAnswer(model, integration);
        if (model != null && answer != null) {
            var fields =
                    new AnswerFields(
                            model,
                            validation == FieldValidation.STRICT,
                            integration.isAnsweredLater(),
                            freeFields(integration));
            fields.check("", answer, object);
        }
    }

    private static String sdkName(Resource.Integration integration) {
        String service = integration.service();
        String name = integration.awsSdk() ? service : SDK_NAMES.getOrDefault(service, service);
        return name.replace("-", "");
    }

    private static @Nullable Shape findAnswer(
            ServiceModel model, Resource.Integration integration) {
        String operation = integration.action();
        if (integration.isAnsweredLater()) {
            operation = DESCRIBES_JOB.get(integration.service() + ":" + operation);
            if (operation == null) {
                return null;
            }
        }
        String name = capitalized(operation);
        ServiceModel.OperationModel found = model.findOperation(name);
        return found == null ? null : model.findShape(found.output());
    }

    /** Texts of the API that the optimized integration gives as the JSON they hold. */
    private static Set<String> freeFields(Resource.Integration integration) {
        if (integration.awsSdk()) {
            return Set.of();
        }
        return switch (integration.service()) {
            case "lambda" -> Set.of("Payload");
            case "states" ->
                    integration.pattern() == Resource.Pattern.SYNC_2
                            ? Set.of("Output", "Input")
                            : Set.of();
            default -> Set.of();
        };
    }

    /** Fields of results and actions in APIs begin with a capital letter. */
    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
