package gantry.workflows.tasks;

import gantry.states.definition.Resource;

import java.util.Locale;
import java.util.Map;

/**
 * What stands before the name of an integration's error, as recordings of AWS spell it: {@code
 * DynamoDB.} for the optimized integration, {@code DynamoDb.} for {@code aws-sdk}.
 */
public final class ErrorPrefix {
    private static final Map<String, String> OPTIMIZED =
            Map.ofEntries(
                    Map.entry("apigateway", "ApiGateway"),
                    Map.entry("athena", "Athena"),
                    Map.entry("batch", "Batch"),
                    Map.entry("bedrock", "Bedrock"),
                    Map.entry("codebuild", "CodeBuild"),
                    Map.entry("databrew", "DataBrew"),
                    Map.entry("dynamodb", "DynamoDB"),
                    Map.entry("ecs", "ECS"),
                    Map.entry("eks", "EKS"),
                    Map.entry("elasticmapreduce", "EMR"),
                    Map.entry("emr-containers", "EMRContainers"),
                    Map.entry("emr-serverless", "EMRServerless"),
                    Map.entry("events", "EventBridge"),
                    Map.entry("fargate", "ECS"),
                    Map.entry("glue", "Glue"),
                    Map.entry("http", "States.Http"),
                    Map.entry("lambda", "Lambda"),
                    Map.entry("mediaconvert", "MediaConvert"),
                    Map.entry("sagemaker", "SageMaker"),
                    Map.entry("sns", "SNS"),
                    Map.entry("sqs", "SQS"),
                    Map.entry("states", "StepFunctions"));

    /** Words that the service id of the SDK writes in capitals inside the name. */
    private static final Map<String, String> SDK =
            Map.of(
                    "dynamodb", "DynamoDb",
                    "eventbridge", "EventBridge",
                    "secretsmanager", "SecretsManager",
                    "cloudwatch", "CloudWatch",
                    "cloudwatchlogs", "CloudWatchLogs",
                    "apigateway", "ApiGateway",
                    "cognitoidentityprovider", "CognitoIdentityProvider");

    private ErrorPrefix() {}

    /** Without the dot. */
    public static String of(Resource resource) {
        return switch (resource) {
            case Resource.Activity _ -> "Activity";
            case Resource.Function _ -> "Lambda";
            case Resource.Integration integration ->
                    (integration.awsSdk() ? SDK : OPTIMIZED)
                            .getOrDefault(
                                    integration.service(), capitalized(integration.service()));
        };
    }

    private static String capitalized(String service) {
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    }
}
